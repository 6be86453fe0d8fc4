"""Make of artwork that cannot go into a file as it is a PDF that holds a picture of it."""

from __future__ import annotations

import io

import pikepdf
from pikepdf import Array, Name

from voa_editor.artwork.page import opened_artwork, page_shape
from voa_editor.artwork.preview import preview
from voa_editor.prepress.flatten import alternates
from voa_editor.prepress.plates.separate import separate
from voa_editor.prepress.plates.show import Pressed, merged
from voa_editor.render.intent import OutputIntent
from voa_editor.render.presets import Preset

_MOST_PIXELS = 40_000_000  # A3 with bleed at 300 ppi has 18 million


def as_picture(data: bytes, preset: Preset, intent: OutputIntent) -> tuple[float, bytes]:
    """The pixels per inch, and a PDF of one page with nothing but a picture in the colours of the preset.

    Raises UserError for what cannot be drawn.
    """
    with opened_artwork(data) as pdf:
        shape = page_shape(pdf.pages[0].obj)
        width, height = shape.size
        ppi = min(preset.target_ppi, (_MOST_PIXELS * 72**2 / (width * height)) ** 0.5)
        quality = preset.jpeg_quality
        if preset.colours == "rgb":
            picture = preview(data, max(1, round(width * ppi / 72)), max(1, round(height * ppi / 72)))
            from PIL import Image

            paper = Image.new("RGBA", picture.size, "white")
            shown = Image.alpha_composite(paper, picture).convert("RGB")
        else:
            plates = separate(pdf, 1, intent.profile, ppi * shape.unit, shape.box)
            shown = merged(Pressed(plates, alternates(pdf, 1)))
    coded = io.BytesIO()
    shown.save(coded, "JPEG", quality=quality, subsampling=0)
    return ppi, _page(coded.getvalue(), shown.size, (width, height), inks=shown.mode == "CMYK")


def _page(jpeg: bytes, pixels: tuple[int, int], size: tuple[float, float], *, inks: bool) -> bytes:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=size)
        image = pikepdf.Stream(pdf, jpeg)
        image.stream_dict = pikepdf.Dictionary(
            Type=Name.XObject, Subtype=Name.Image, Width=pixels[0], Height=pixels[1], BitsPerComponent=8,
            ColorSpace=Name.DeviceCMYK if inks else Name.DeviceRGB, Filter=Name.DCTDecode,
        )  # fmt: skip
        if inks:
            image["/Decode"] = Array([1, 0] * 4)  # Pillow writes inks turned over, as Adobe
        page.obj["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im=pdf.make_indirect(image)))
        page.obj["/Contents"] = pdf.make_stream(f"{size[0]:.4f} 0 0 {size[1]:.4f} 0 0 cm /Im Do".encode("ascii"))
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
        return out.getvalue()
