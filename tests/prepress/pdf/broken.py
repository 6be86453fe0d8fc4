"""Break good PDFs, one rule at a time: for each rule of a standard, how to make a file that fails it and no other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pdfs
import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

Break = Callable[[Pdf], None]


def page(pdf: Pdf) -> pikepdf.Object:
    return pdf.pages[0].obj


def held(pdf: Pdf, category: str) -> pikepdf.Object:
    return page(pdf).Resources[f"/{category}"]


def font(pdf: Pdf) -> pikepdf.Object:
    """The composite font's descendant."""
    return held(pdf, "Font").F1.DescendantFonts[0]


def painted(space: object, operators: bytes = b"/New cs scn 20 20 5 5 re f", values: bytes = b"0") -> Break:
    """Paint a small area in a colour space."""

    def broken(pdf: Pdf) -> None:
        held(pdf, "ColorSpace").New = space(pdf) if callable(space) else space
        pdfs.adding(pdf, b"q " + operators.replace(b"scn", values + b" scn") + b" Q")

    return broken


def state(**entries: object) -> Break:
    """Set a graphics state, and do nothing with it."""

    def broken(pdf: Pdf) -> None:
        made = {f"/{key}": value(pdf) if callable(value) else value for key, value in entries.items()}
        held(pdf, "ExtGState").New = Dictionary(made)
        pdfs.adding(pdf, b"q /New gs Q")

    return broken


def catalogue(**entries: object) -> Break:
    def broken(pdf: Pdf) -> None:
        for key, value in entries.items():
            pdf.Root[f"/{key}"] = value

    return broken


def annotation(kind: str, rect: tuple[float, ...], **entries: object) -> Break:
    def broken(pdf: Pdf) -> None:
        made = Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=Array(rect), **entries)
        page(pdf).Annots = Array([pdf.make_indirect(made)])

    return broken


def operators(added: bytes) -> Break:
    return lambda pdf: pdfs.adding(pdf, added)


def info(**entries: object) -> Break:
    def broken(pdf: Pdf) -> None:
        for key, value in entries.items():
            if value is None:
                del pdf.trailer.Info[f"/{key}"]
            else:
                pdf.trailer.Info[f"/{key}"] = value

    return broken


def xmp(before: str, after: str) -> Break:
    """Change the packet, and drop the document information, which would disagree."""

    def broken(pdf: Pdf) -> None:
        pdfs.with_xmp(pdf, lambda text: text.replace(before, after))
        del pdf.trailer.Info

    return broken


def intent(pdf: Pdf) -> pikepdf.Object:
    return pdf.Root.OutputIntents[0]


def setting(where: Callable[[Pdf], pikepdf.Object], key: str, value: object) -> Break:
    def broken(pdf: Pdf) -> None:
        where(pdf)[f"/{key}"] = value(pdf) if callable(value) else value

    return broken


def without(where: Callable[[Pdf], pikepdf.Object], key: str) -> Break:
    def broken(pdf: Pdf) -> None:
        del where(pdf)[f"/{key}"]

    return broken


def lzw(pdf: Pdf) -> None:
    """Pack the form with LZW: 256 clears the table, 257 ends."""
    form = held(pdf, "XObject").Fm1
    codes = [256, *form.read_bytes(), 257]
    bits = "".join(f"{code:09b}" for code in codes)
    bits += "0" * (-len(bits) % 8)
    form.write(bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits), 8)), filter=Name.LZWDecode)


def wrong_kind(pdf: Pdf) -> None:
    intent(pdf).DestOutputProfile = pdf.make_stream(pdfs.icc("CMYK", "spac"), N=4)


def damaged_program(pdf: Pdf) -> None:
    font(pdf).FontDescriptor.FontFile2 = pdf.make_stream(b"\0\1\0\0 cut off")


def unknown_glyph(pdf: Pdf) -> None:
    pdfs.adding(pdf, b"BT /F1 12 Tf 40 140 Td <ffff> Tj ET")


def unknown_map(pdf: Pdf) -> None:
    held(pdf, "Font").F1.Encoding = Name("/MyOwn-H")


def postscript(pdf: Pdf) -> None:
    held(pdf, "XObject").Ps = pdf.make_stream(b"showpage", Type=Name.XObject, Subtype=Name.PS)


def two_inks(pdf: Pdf) -> None:
    """Saffron once more, with another alternate colour."""
    other = pdfs.spot(pdf, "Saffron")
    other[3].C1 = Array([1, 0, 0, 0])
    painted(other, values=b"1")(pdf)


def many_inks(count: int) -> Callable[[Pdf], Array]:
    def space(pdf: Pdf) -> Array:
        names = Array([Name(f"/Ink{at}") for at in range(count)])
        code = b"{" + b"pop " * (count - 1) + b"0 0 0 }"
        function = pdf.make_stream(code, FunctionType=4, Domain=Array([0, 1] * count), Range=Array([0, 1] * 4))
        return Array([Name.DeviceN, names, Name.DeviceCMYK, function])

    return space


def profiled(space: str, kind: str, channels: int) -> Callable[[Pdf], Array]:
    return lambda pdf: Array([Name.ICCBased, pdf.make_stream(pdfs.icc(space, kind), N=channels)])


def overprinted_profile(pdf: Pdf) -> None:
    painted(profiled("CMYK", "prtr", 4), b"/Over gs /New cs scn 20 20 5 5 re f", b"0 0 0 1")(pdf)


def jpx(pdf: Pdf) -> None:
    """A JPEG 2000 picture that does not tell its colours."""
    picture = pdf.make_stream(
        b"\0\0\0\x16ihdr" + bytes(8) + b"\0\3" + bytes(40), Type=Name.XObject, Subtype=Name.Image, Width=9, Height=9
    )
    picture.Filter = Name.JPXDecode
    held(pdf, "XObject").Jp = picture
    pdfs.adding(pdf, b"q 1 0 0 1 20 20 cm /Jp Do Q")


def crypt(pdf: Pdf) -> None:
    """A filter that is renamed in the file, for the library takes the true one out."""
    form = held(pdf, "XObject").Fm1
    form.write(form.read_bytes(), filter=Array([Name.Crypx]), decode_parms=Array([Dictionary(Name=Name.Identity)]))


def group_in_lab(pdf: Pdf) -> None:
    page(pdf).Group.CS = Array([Name.Lab, Dictionary(WhitePoint=Array([0.96, 1, 0.82]))])


def layers(**entries: object) -> Break:
    def broken(pdf: Pdf) -> None:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Other")))
        pdf.Root.OCProperties = Dictionary(
            OCGs=Array([layer]), D=Dictionary({f"/{key}": value for key, value in entries.items()})
        )

    return broken


def soft_masked(pdf: Pdf) -> None:
    held(pdf, "XObject").Im1.SMask = pdfs.image(pdf, Name.DeviceGray, 1)


NOTE = (20.0, 20.0, 40.0, 40.0)
OUTSIDE = (-90.0, -90.0, -70.0, -70.0)
JAVASCRIPT = Dictionary(S=Name.JavaScript, JS=String("app.beep()"))
HALFTONE = Dictionary(
    Type=Name.Halftone, HalftoneType=1, Frequency=60, Angle=45, SpotFunction=Name.Round, HalftoneName=String("mine")
)
BENT = Dictionary(FunctionType=2, Domain=Array([0, 1]), N=2)
LAB = Array([Name.Lab, Dictionary(WhitePoint=Array([0.96, 1, 0.82]))])
EVEN = "<xmp:MetadataDate>2023-07-01T12:00:00Z</xmp:MetadataDate>"

SAME: dict[str, Break] = {
    "syntax": operators(b"Q"),
    "viewer-areas": catalogue(ViewerPreferences=Dictionary(ViewArea=Name.TrimBox)),
    "no-javascript": catalogue(OpenAction=JAVASCRIPT),
    "output-intent": lambda pdf: pdf.Root.OutputIntents.append(pdf.make_indirect(pdfs.output_intent(pdf))),
    "output-condition": without(intent, "OutputConditionIdentifier"),
    "output-profile": wrong_kind,
    "trim-box": without(page, "TrimBox"),
    "box-nesting": setting(page, "BleedBox", Array([-10, -10, 300, 400])),
    "crop-box": setting(page, "CropBox", Array([20, 20, 100, 100])),
    "annotations": annotation("Text", NOTE),
    "trap-network": annotation("TrapNet", NOTE),
    "no-separations": setting(page, "SeparationInfo", Dictionary(DeviceColorant=Name.Cyan)),
    "font-program": damaged_program,
    "font-widths": setting(font, "W", Array([0, Array([500] * 2000)])),
    "font-glyphs": unknown_glyph,
    "font-cmap": unknown_map,
    "no-lzw": lzw,
    "no-external": setting(lambda pdf: held(pdf, "XObject").Im1, "F", String("elsewhere.raw")),
    "no-postscript": postscript,
    "no-opi": setting(lambda pdf: held(pdf, "XObject").Im1, "OPI", Dictionary()),
    "no-alternates": setting(lambda pdf: held(pdf, "XObject").Im1, "Alternates", Array()),
    "no-references": setting(lambda pdf: held(pdf, "XObject").Fm1, "Ref", Dictionary(Page=0)),
    "operators": operators(b"BX 1 2 paint EX"),
    "rendering-intents": operators(b"/Beautiful ri"),
    "no-transfer": state(TR=BENT),
    "halftones": state(HT=HALFTONE),
    "colour-space-syntax": painted(Array([Name.Indexed, Name.DeviceCMYK]), values=b"0"),
    "one-separation": two_inks,
    "info-agrees": lambda pdf: None,  # in both, but each its own way
}
X4: dict[str, Break] = SAME | {
    "xmp": without(lambda pdf: pdf.Root, "Metadata"),
    "xmp-version": xmp("PDF/X-4<", "PDF/X-3<"),
    "xmp-title": xmp("The Quarterly", ""),
    "xmp-creator": xmp("<xmp:CreatorTool>by hand</xmp:CreatorTool>", ""),
    "xmp-dates": xmp(EVEN, EVEN.replace("2023-07-01T12", "yesterday")),
    "xmp-ids": xmp("<xmpMM:VersionID>1</xmpMM:VersionID>", ""),
    "trapped": xmp("<pdf:Trapped>False", "<pdf:Trapped>Unknown"),
    "info-agrees": info(Title=String("Another title")),
    "optional-content": layers(Name=String("One"), AS=Array([Dictionary(Event=Name.View)])),
    "font-embedded": lambda pdf: setting(lambda p: held(p, "Font").F2, "FontDescriptor", Dictionary(Flags=32))(pdf),
    "filters": crypt,
    "jpeg2000": jpx,
    "device-colours": operators(b"q 1 0 0 rg 20 20 5 5 re f Q"),
    "icc-profiles": painted(profiled("RGB", "link", 3), values=b"0 0 0"),
    "devicen-inks": painted(many_inks(33), values=b"0 " * 33),
    "overprint-icc": overprinted_profile,
    "blend-modes": state(BM=Name.Sparkle),
    "group-spaces": group_in_lab,
}
X1A: dict[str, Break] = SAME | {
    "info-version": info(GTS_PDFXVersion=String("PDF/X-3:2003")),
    "info-title": info(Title=None),
    "info-producer": info(Producer=None),
    "info-dates": info(ModDate=String("yesterday")),
    "trapped": info(Trapped=Name.Unknown),
    "info-agrees": lambda pdf: setting(
        lambda p: p.Root, "Metadata", lambda p: p.make_stream(pdfs.XMP.replace("Quarterly", "Other").encode(), Subtype=Name.XML)
    )(pdf),
    "optional-content": layers(Name=String("One")),
    "font-embedded": X4["font-embedded"],
    "filters": crypt,
    "colour-spaces": painted(LAB, values=b"50 0 0"),
    "devicen-inks": painted(many_inks(9), values=b"0 " * 9),
    "no-soft-masks": soft_masked,
    "no-opacity": state(ca=0.5),
    "no-blending": state(BM=Name.Multiply),
    "no-groups": setting(page, "Group", Dictionary(S=Name.Transparency)),
}


def write(standard: str, rule: str, out: Path) -> Path:
    """A file that fails one rule. Some are of how a file is written rather than of what it holds."""
    pdf = pdfs.good(standard)
    breaks = X4 if standard == "x4" else X1A
    if rule == "pdf-version":
        return pdfs.saved(pdf, out, standard, min_version="1.7")
    if rule == "no-encryption":
        lock = pikepdf.Encryption(owner="secret", user="", R=3, aes=False, metadata=False)
        return pdfs.saved(pdf, out, standard, encryption=lock, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    if rule == "classic-structure":
        data = pdfs.saved(pdf, out, standard, object_stream_mode=pikepdf.ObjectStreamMode.generate).read_bytes()
        out.write_bytes(data.replace(b"%PDF-1.5", b"%PDF-1.4"))
        return out
    if rule == "file-id":
        data = pdfs.saved(pdf, out, "x1a").read_bytes()
        out.write_bytes(data.replace(b"/ID [", b"/XX ["))
        return out
    breaks[rule](pdf)
    pdfs.saved(pdf, out, standard)
    if rule == "filters":
        out.write_bytes(out.read_bytes().replace(b"/Crypx", b"/Crypt"))
    return out
