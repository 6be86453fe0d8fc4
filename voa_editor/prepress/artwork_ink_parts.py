"""Convert the parts of artwork that hold colours into inks: single colours, spaces, shadings and pictures."""

from __future__ import annotations

import io
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Name

from voa_editor.model.colour import PROCESS
from voa_editor.prepress.pdf.functions import read_function
from voa_editor.prepress.pdf.objects import array, entry, filters, name, numbers, stream, whole
from voa_editor.prepress.pdf.opening import decoded
from voa_editor.prepress.pdf.spaces import Space, read_space
from voa_editor.prepress.plates.amounts import Amounts
from voa_editor.prepress.plates.pictures import planes, scaled
from voa_editor.render.intent import OutputIntent
from voa_editor.render.presets import Preset

_NO_INKS = frozenset({"DeviceRGB", "CalRGB", "Lab", "ICCBased", "CalGray"})
_NESTING = frozenset({"Indexed", "I", "Pattern", "Separation", "DeviceN"})
_STEPS = 256  # of a function from one number to inks
_WHOLE = (1 << 30, 1 << 30)  # pictures keep their pixels
_PACKED = 6
_OF_MESHES = (4, 5, 6, 7)


def needs_inks(space: Space) -> bool:
    """Whether colours of a space are converted before they are printed. Grey with a profile is black ink, as grey without is."""
    return space.family in _NO_INKS and not space.fault


@dataclass(slots=True)
class InkParts:
    """Converts to the printing condition of `intent`; photographs are packed as `preset` says."""

    pdf: pikepdf.Pdf
    intent: OutputIntent
    preset: Preset
    _amounts: Amounts = field(init=False)

    def __post_init__(self) -> None:
        self._amounts = Amounts(self.intent.profile, self.intent.rendering, self.intent.black_point)

    def inks(self, space: Space, values: Sequence[float]) -> tuple[float, ...]:
        """A colour as one of grey or four of inks. Black of light, and black ink of another press, are black ink alone.

        Raises ValueError for values that are none of the space.
        """
        if len(values) != space.components:
            raise ValueError("it sets a colour that its space does not have")
        black = space.components == 4 and not any(values[:3])
        if not black and space.components == 3 and (not any(values) or (space.family == "Lab" and values[0] <= 0)):
            return (0.0, 0.0, 0.0, 1.0)
        return tuple(values) if black else self._mixed(space, values)

    def space(self, items: Any) -> None:
        """Make a space that stands on one of light (in place) stand on inks; any other array stays what it is."""
        if not len(items) or name(items[0]) not in _NESTING:
            return
        space = read_space(items)
        if space.base is None or space.fault or not needs_inks(space.base):
            return
        grey = space.base.components == 1
        at = 2 if space.family in ("Separation", "DeviceN") else 1
        if not grey and space.family == "Indexed":
            items[3] = pikepdf.String(self._table(items, space.base))
        elif not grey and at == 2:
            if len(space.inks) > 1:
                raise ValueError(f"it mixes {' and '.join(space.inks)} from {space.base}")
            items[3] = self._function(items[3], space.base)
        items[at] = Name.DeviceGray if grey else Name.DeviceCMYK

    def shading(self, shading: Any, resources: Any) -> None:
        """Convert a shading whose colours are a function of one number. Raises ValueError for another."""
        space = read_space(entry(shading, "/ColorSpace"), resources)
        if not needs_inks(space):
            return
        kind, function = whole(entry(shading, "/ShadingType")), entry(shading, "/Function")
        if space.components > 1:
            if function is None or kind not in (2, 3, *_OF_MESHES):
                raise ValueError("it has a mesh of colours")
            if (behind := numbers(array(entry(shading, "/Background")))) is not None and behind:
                shading["/Background"] = Array([round(value, 4) for value in self._mixed(space, behind)])
            shading["/Function"] = self._function(function, space)
        shading["/ColorSpace"] = Name.DeviceGray if space.components == 1 else Name.DeviceCMYK

    def picture(self, image: Any, resources: Any) -> None:
        """Convert a picture in place. Raises ValueError and pikepdf's errors for one that cannot be read."""
        value = entry(image, "/ColorSpace")
        if entry(image, "/ImageMask") is True or (value is None and filters(image)[-1:] != ["JPXDecode"]):
            return
        space = read_space(value, resources) if value is not None else None
        if space is not None and not needs_inks(space):
            return
        if space is not None and (space.components == 1 or (space.components == 4 and self._amounts.conversion(space) is None)):
            image["/ColorSpace"] = Name.DeviceGray if space.components == 1 else Name.DeviceCMYK
            return
        if isinstance(entry(image, "/Mask"), Array):
            raise ValueError("it has a picture that is masked by colour")
        if (whole(entry(image, "/SMaskInData")) or 0) > 0:
            raise ValueError("it has a picture that holds its mask within")
        self._write(image, planes(image, resources, self._amounts, _WHOLE))

    def _write(self, image: Any, found: Any) -> None:
        from PIL import Image

        bands = [found[ink] for ink in PROCESS] if "Cyan" in found else [found["Black"]]
        merged = Image.merge("CMYK", bands) if len(bands) == 4 else bands[0].point([255 - value for value in range(256)])
        for gone in ("/Decode", "/DecodeParms", "/Intent"):
            if gone in image:
                del image[gone]
        photograph = filters(image)[-1:] in (["DCTDecode"], ["JPXDecode"])
        if self.preset.lossless and not photograph:
            image.write(zlib.compress(merged.tobytes(), _PACKED), filter=Name.FlateDecode)
        else:
            coded = io.BytesIO()
            merged.save(coded, "JPEG", quality=self.preset.jpeg_quality, subsampling=0)
            image.write(coded.getvalue(), filter=Name.DCTDecode)
            if len(bands) == 4:
                image["/Decode"] = Array([1, 0] * 4)  # Pillow writes inks turned over, as Adobe
        image["/Width"], image["/Height"], image["/BitsPerComponent"] = merged.width, merged.height, 8
        image["/ColorSpace"] = Name.DeviceCMYK if len(bands) == 4 else Name.DeviceGray

    def _mixed(self, space: Space, values: Sequence[float]) -> tuple[float, ...]:
        found = self._amounts.mixed(space, values)
        if space.components == 1:
            return (round(1 - found["Black"], 4),)
        return tuple(round(found[ink], 4) for ink in PROCESS)

    def _function(self, function: Any, space: Space) -> Any:
        """A table from what a function takes to the inks of what it gives."""
        work_out = read_function(function)
        first = array(function)[0] if array(function) else function
        low, high = numbers(array(entry(first, "/Domain")), 2) or (0.0, 1.0)
        data = bytearray()
        for at in range(_STEPS):
            values = work_out(low + (high - low) * at / (_STEPS - 1))
            if len(values) != space.components:
                raise ValueError("it has a function that gives no colour")
            data += bytes(round(255 * ink) for ink in self._mixed(space, values))
        return self.pdf.make_stream(
            bytes(data), FunctionType=0, Domain=[low, high], Range=[0, 1] * 4, Size=[_STEPS], BitsPerSample=8
        )

    def _table(self, items: Any, base: Space) -> bytes:
        """The colours of an Indexed space in inks."""
        table = bytes(items[3]) if stream(items[3]) is None else decoded(items[3])
        count = max(1, min(256, (whole(items[2]) or 0) + 1))
        table = table.ljust(count * base.components, b"\0")
        each = (table[at * base.components : (at + 1) * base.components] for at in range(count))
        return bytes(round(255 * ink) for entry_ in each for ink in self._mixed(base, scaled(entry_, base)))
