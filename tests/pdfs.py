"""Make PDFs by hand, good ones and such as are to be broken: a page with every kind of thing that a standard speaks of."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from voa_editor.fonts.library import bundled
from voa_editor.fonts.subset import subset
from voa_editor.units import mm

TEXT = "The bridge is open"
TRIM = (mm(3), mm(3), mm(108), mm(151))  # an A6 page with 3 mm of bleed
MEDIA = (0.0, 0.0, mm(111), mm(154))
INFO = {"/Title": "The Quarterly", "/Creator": "by hand", "/Producer": "by hand"}
INFO |= {"/CreationDate": "D:20230701120000Z", "/ModDate": "D:20230701120000Z"}
XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">The Quarterly</rdf:li></rdf:Alt></dc:title>
<xmp:CreateDate>2023-07-01T12:00:00Z</xmp:CreateDate>
<xmp:ModifyDate>2023-07-01T12:00:00Z</xmp:ModifyDate>
<xmp:MetadataDate>2023-07-01T12:00:00Z</xmp:MetadataDate>
<xmp:CreatorTool>by hand</xmp:CreatorTool>
<pdf:Producer>by hand</pdf:Producer>
<pdf:Trapped>False</pdf:Trapped>
<xmpMM:DocumentID>uuid:6f3c7f2e-0000-4000-8000-000000000001</xmpMM:DocumentID>
<xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""

# What both standards allow: areas, a line, a spot colour, text of three kinds of fonts, a picture, a form, a pattern, a gradient.
CONTENT = b"""
/RelativeColorimetric ri
[3 2] 0 d
[] 0 d
0.1 0.05 0 0 k 0 0 314.65 436.54 re f
q /Spot cs 0.6 scn 40 300 120 40 re f Q
q 1 0.6 0.25 0.25 K 1 w 40 290 m 200 290 l S Q
q /Pattern cs /P1 scn 180 300 60 40 re f Q
q 60 0 0 40 40 240 cm /Im1 Do Q
q 1 0 0 1 120 240 cm /Fm1 Do Q
q 180 240 60 40 re W n /S1 sh Q
q 0.5 0 0 0.5 250 240 cm BI /W 2 /H 2 /CS /CMYK /BPC 8 ID 0123456789abcdef EI Q
q /Over gs BT /F1 12 Tf 0 0 0 1 k 40 200 Td <%s> Tj ET Q
BT /F2 14 Tf 0 0 0 1 k 40 180 Td (Ab) Tj ET
BT /T3 14 Tf 0 1 0 0 k 40 160 Td (aa) Tj ET
"""
CLEAR = b"""
q 60 0 0 40 40 100 cm /Im2 Do Q
q /Half gs 0 0.35 0.9 0 k 120 100 60 40 re f Q
q /Masked gs 1 0 0 0 k 200 100 60 40 re f Q
/OC /Layer BDC 0 0 0 0.2 k 40 60 60 20 re f EMC
"""


def icc(space: str = "CMYK", kind: str = "prtr", version: int = 2) -> bytes:
    """An ICC profile that is all header: enough for who only asks what it is for."""
    head = struct.pack(">L4s4B4s4s4s", 132, b"none", version, 0x10, 0, 0, kind.encode(), space.ljust(4).encode(), b"Lab ")
    return head.ljust(36, b"\0") + b"acsp" + bytes(88) + bytes(4)


def good(standard: str) -> Pdf:
    """A page that keeps PDF/X-4 ("x4") or PDF/X-1a:2003 ("x1a"), and has much that could break it."""
    pdf = pikepdf.new()
    clear = standard == "x4"
    page = pdf.add_blank_page(page_size=(MEDIA[2], MEDIA[3]))
    page.obj.MediaBox, page.obj.BleedBox, page.obj.TrimBox = Array(MEDIA), Array(MEDIA), Array(TRIM)
    page.obj.Resources = pdf.make_indirect(resources(pdf))
    glyphs = "".join(f"{glyph:04x}" for glyph in _glyphs(TEXT)).encode()
    page.obj.Contents = pdf.make_stream(CONTENT % glyphs + (CLEAR if clear else b""))
    if clear:
        page.obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)
        _add_transparency(pdf, page.obj.Resources)
        pdf.Root.Metadata = pdf.make_stream(XMP.encode(), Type=Name.Metadata, Subtype=Name.XML)
    said = {key: String(value) for key, value in INFO.items()}
    pdf.trailer.Info = pdf.make_indirect(Dictionary({**said, "/Trapped": Name("/False")}))
    if not clear:
        pdf.trailer.Info.GTS_PDFXVersion = String("PDF/X-1a:2003")
    pdf.Root.OutputIntents = Array([pdf.make_indirect(output_intent(pdf))])
    return pdf


def output_intent(pdf: Pdf) -> Dictionary:
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String("FOGRA39"),
        RegistryName=String("http://www.color.org"),
        Info=String("ISO Coated v2"),
        DestOutputProfile=pdf.make_stream(icc(), N=4),
    )


def resources(pdf: Pdf) -> Dictionary:
    form = pdf.make_stream(b"0 0.2 0.4 0 k 0 0 40 30 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 40, 30]))
    form.Resources = Dictionary()
    tile = pdf.make_stream(b"1 0 0 0 k 0 0 4 4 re f", PatternType=1, PaintType=1, TilingType=1, XStep=8, YStep=8)
    tile.BBox, tile.Resources = Array([0, 0, 8, 8]), Dictionary()
    shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=Array([180, 0, 240, 0]), Function=_function(pdf))
    return Dictionary(
        Font=Dictionary(F1=composite_font(pdf), F2=simple_font(pdf), T3=drawn_font(pdf)),
        ColorSpace=Dictionary(Spot=spot(pdf, "Saffron")),
        XObject=Dictionary(Im1=image(pdf), Fm1=form),
        Pattern=Dictionary(P1=tile),
        Shading=Dictionary(S1=shading),
        ExtGState=Dictionary(Over=Dictionary(Type=Name.ExtGState, OP=True, op=True, OPM=1)),
    )


def _add_transparency(pdf: Pdf, held: Dictionary) -> None:
    rgb = Array([Name.ICCBased, pdf.make_stream(icc("RGB", "mntr"), N=3)])
    held.XObject.Im2 = image(pdf, rgb, 3)
    held.XObject.Im2.SMask = image(pdf, Name.DeviceGray, 1)
    held.ExtGState.Half = Dictionary(Type=Name.ExtGState, ca=0.5, CA=0.5, BM=Name.Multiply)
    mask = pdf.make_stream(b"0.5 g 200 100 60 40 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 300, 400]))
    mask.Group, mask.Resources = Dictionary(S=Name.Transparency, CS=Name.DeviceGray), Dictionary()
    held.ExtGState.Masked = Dictionary(Type=Name.ExtGState, SMask=Dictionary(S=Name.Luminosity, G=mask))
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Layer")))
    held.Properties = Dictionary(Layer=layer)
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(Name=String("Default"), Order=Array([layer])))


def _function(pdf: Pdf) -> Dictionary:
    return Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0, 0, 0, 0]), C1=Array([0, 0.35, 0.9, 0]), N=1)


def spot(pdf: Pdf, ink: str, alternate: Name = Name.DeviceCMYK) -> Array:
    """A Separation space with an alternate of CMYK."""
    return Array([Name.Separation, Name(f"/{ink}"), alternate, _function(pdf)])


def image(pdf: Pdf, space: object = Name.DeviceCMYK, channels: int = 4, pixels: int = 300) -> Stream:
    """A picture of 300 × 200 pixels; at 60 pt it has 360 ppi."""
    data = zlib.compress(bytes(range(256)) * (pixels * pixels * 2 // 3 * channels // 256 + 1))
    made = pdf.make_stream(data, Type=Name.XObject, Subtype=Name.Image, Width=pixels, Height=pixels * 2 // 3, BitsPerComponent=8)
    made.ColorSpace = space
    made.Filter = Name.FlateDecode
    return made


def _glyphs(text: str) -> list[int]:
    face = bundled().find("Source Sans 3")
    return [face.hb_font.get_nominal_glyph(ord(character)) for character in text]


def composite_font(pdf: Pdf) -> Dictionary:
    """A Type 0 font over TrueType, as our own writer makes them: codes are the numbers of glyphs."""
    face = bundled().find("Source Sans 3")
    numbers = sorted(set(_glyphs(TEXT)))
    widths = Array()
    for number in numbers:
        widths.extend([number, Array([round(face.advance(number), 3)])])
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name("/ABCDEF+SourceSans3"),
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        CIDToGIDMap=Name.Identity,
        W=widths,
        FontDescriptor=descriptor(pdf, subset(face, numbers), "SourceSans3"),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name("/ABCDEF+SourceSans3"),
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(descendant)]),
        )
    )


def simple_font(pdf: Pdf) -> Dictionary:
    """A TrueType font of one-byte codes, with the whole face."""
    face = bundled().find("Source Sans 3", 700)
    widths = [round(face.advance(face.hb_font.get_nominal_glyph(code)), 3) for code in range(65, 123)]
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=Name("/ABCDEG+SourceSans3-Bold"),
            Encoding=Name.WinAnsiEncoding,
            FirstChar=65,
            LastChar=122,
            Widths=Array(widths),
            FontDescriptor=descriptor(pdf, face.path.read_bytes(), "SourceSans3-Bold"),
        )
    )


def descriptor(pdf: Pdf, program: bytes, called: str) -> Dictionary:
    measures = Dictionary(
        Type=Name.FontDescriptor, FontName=Name(f"/ABCDEF+{called}"), Flags=32, FontBBox=Array([0, -200, 1000, 900])
    )
    measures.update(Dictionary(ItalicAngle=0, Ascent=800, Descent=-200, CapHeight=660, StemV=88))
    measures.FontFile2 = pdf.make_stream(program, Length1=len(program))
    return pdf.make_indirect(measures)


def drawn_font(pdf: Pdf) -> Dictionary:
    """A Type 3 font with one glyph, a square."""
    glyph = pdf.make_stream(b"600 0 0 0 500 500 d1 0 0 500 500 re f")
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type3,
            FontBBox=Array([0, 0, 500, 500]),
            FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
            CharProcs=Dictionary(square=glyph),
            Encoding=Dictionary(Type=Name.Encoding, Differences=Array([97, Name.square])),
            FirstChar=97,
            LastChar=97,
            Widths=Array([600]),
            Resources=Dictionary(),
        )
    )


def saved(pdf: Pdf, out: Path, standard: str, **options: object) -> Path:
    """Write as the standard wants it: its version, and for PDF/X-1a no streams of objects."""
    mode = pikepdf.ObjectStreamMode.generate if standard == "x4" else pikepdf.ObjectStreamMode.disable
    settings = {"min_version": "1.6" if standard == "x4" else "1.4", "object_stream_mode": mode, "compress_streams": False}
    settings["fix_metadata_version"] = False  # the library would write the packet anew
    if "encryption" not in options:
        settings["stream_decode_level"] = pikepdf.StreamDecodeLevel.none
    pdf.save(out, **(settings | options))
    return out


def adding(pdf: Pdf, operators: bytes) -> None:
    """Paint more on the page, after what is there."""
    page = pdf.pages[0].obj
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + b"\n" + operators)


def with_xmp(pdf: Pdf, change: Callable[[str], str]) -> None:
    """Change the text of the XMP packet."""
    text = pdf.Root.Metadata.read_bytes().decode()
    assert change(text) != text
    pdf.Root.Metadata = pdf.make_stream(change(text).encode(), Type=Name.Metadata, Subtype=Name.XML)
