"""Set colours, opacities, overprint and shades: inks for the press, light for the screen."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.pdfbase.pdfdoc import PDFArrayCompact, PDFDictionary, PDFExponentialFunction, PDFObjectReference

from voa_editor.display.items import Gradient
from voa_editor.display.query import gradient_axis
from voa_editor.geometry import Rect
from voa_editor.model.colour import BLACK, PAPER, Cmyk, Colour, Rgb, Spot
from voa_editor.render.colour import screen_rgb
from voa_editor.render.icc import srgb
from voa_editor.render.intent import OutputIntent
from voa_editor.render.pdf.document import StreamedDocument, name_of, numbers

Seen = Cmyk | Rgb | Spot
_DEVICE = {1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK"}


@dataclass(frozen=True, slots=True)
class Inks:
    """Turn colours into operands: into the inks of `intent`, or (`light`) all into light.

    Without an intent inks and light stay what they are, and light shows inks as the window does.
    """

    light: bool = False
    intent: OutputIntent | None = None

    @property
    def group(self) -> str:
        """The space in which transparency is mixed."""
        return "DeviceRGB" if self.light else "DeviceCMYK"

    def seen(self, colour: Colour) -> Seen:
        """The colour as it is written."""
        if not self.light:
            if self.intent:
                return self.intent.inks(colour)
            return colour if isinstance(colour, Cmyk | Spot) else Rgb(*screen_rgb(colour))
        inks = colour.process if isinstance(colour, Spot) else colour
        if self.intent and isinstance(inks, Cmyk):
            return Rgb(*self.intent.light(srgb()).colour((inks.c, inks.m, inks.y, inks.k)))
        return Rgb(*screen_rgb(inks))

    def values(self, colour: Seen) -> tuple[float, ...]:
        """Four inks, three lights or one tint, from 0 to 1, to ten-thousandths."""
        match colour:
            case Cmyk():
                found: tuple[float, ...] = (colour.c, colour.m, colour.y, colour.k)
            case Rgb():
                found = (colour.r, colour.g, colour.b)
            case Spot():
                found = (colour.amount,)
        return tuple(round(min(1.0, max(0.0, value)), 4) for value in found)

    def black(self, colour: Colour) -> bool:
        """Whether a colour is written as black ink alone, all of it."""
        return self.seen(colour) == BLACK


class Effects:
    """The spaces, opacities, overprints and shades of a document; each is written once."""

    def __init__(self, document: StreamedDocument, inks: Inks) -> None:
        self._document = document
        self.inks = inks
        self._states: dict[object, PDFObjectReference] = {}
        self._spaces: dict[tuple[Spot, ...], PDFObjectReference] = {}

    def colour(self, colour: Colour) -> tuple[PDFObjectReference | None, tuple[float, ...]]:
        """The space of a colour, None for that of its number of values, and its values there."""
        seen = self.inks.seen(colour)
        return (self.space((seen,)) if isinstance(seen, Spot) else None), self.inks.values(seen)

    def opacity(self, amount: float) -> PDFObjectReference:
        """A graphics state that lets `amount` (0 to 1) of what follows be seen."""
        amount = round(min(1.0, max(0.0, amount)), 4)
        return self._state(amount, {"ca": amount, "CA": amount})

    def overprint(self, lines: bool, areas: bool) -> PDFObjectReference:
        """A graphics state in which lines, and areas and text, leave other inks as they are (ISO 32000-1, 8.6.7)."""
        said = {True: "true", False: "false"}
        return self._state((lines, areas), {"OP": said[lines], "op": said[areas], "OPM": 1})

    def _state(self, key: object, entries: dict[str, object]) -> PDFObjectReference:
        if key not in self._states:
            self._states[key] = self._document.Reference(PDFDictionary({"Type": "/ExtGState", **entries}))
        return self._states[key]

    def space(self, spots: tuple[Spot, ...], process: bool = False) -> PDFObjectReference:
        """The space of spot inks: Separation for one, DeviceN for several or, with `process`, beside the four."""
        key = tuple(Spot(spot.name, spot.alternate) for spot in spots)
        if (found := self._spaces.get((*key, Spot("", PAPER)) if process else key)) is None:
            space = _device_n(self._document, key) if process else _separation(self._document, key[0])
            found = self._spaces[(*key, Spot("", PAPER)) if process else key] = self._document.Reference(space)
        return found

    def shade(self, gradient: Gradient, box: Rect) -> PDFObjectReference:
        """An axial shading over `box`, from the head to the foot if it is not turned."""
        start, end = (self.inks.seen(colour) for colour in (gradient.start, gradient.end))
        space, first, last = self._ends(start, end)
        return self._axial(first, last, space, gradient, box)

    def fade(self, gradient: Gradient, box: Rect) -> PDFObjectReference:
        """A graphics state whose soft mask goes from the gradient's opacity where it begins to that where it ends."""
        shading = self._axial((gradient.start_opacity,), (gradient.end_opacity,), "DeviceGray", gradient, box)
        form = PDFDictionary(
            {
                "Type": "/XObject",
                "Subtype": "/Form",
                "BBox": PDFArrayCompact([box.x, box.y, box.right, box.bottom]),
                "Group": transparency_group("DeviceGray"),
                "Resources": PDFDictionary({"Shading": PDFDictionary({"S": shading})}),
            }
        )
        luminosity = self._document.put_deflated(form, b"/S sh")
        mask = PDFDictionary({"Type": "/Mask", "S": "/Luminosity", "G": luminosity})
        return self._document.Reference(PDFDictionary({"Type": "/ExtGState", "SMask": mask}))

    def _ends(self, start: Seen, end: Seen) -> tuple[str | PDFObjectReference, tuple[float, ...], tuple[float, ...]]:
        """A space that holds both ends of a shade, and their values in it."""
        spots = tuple(dict.fromkeys(Spot(c.name, c.alternate) for c in (start, end) if isinstance(c, Spot)))
        values = self.inks.values
        if not spots:
            if isinstance(start, Cmyk) != isinstance(end, Cmyk):  # inks and light, and no intent to bring them together
                start, end = (Rgb(*screen_rgb(colour)) for colour in (start, end))
            first, last = values(start), values(end)
            return _DEVICE[len(first)], first, last
        if len(spots) == 1 and all(isinstance(colour, Spot) or colour == PAPER for colour in (start, end)):
            first, last = (values(c) if isinstance(c, Spot) else (0.0,) for c in (start, end))
            return self.space(spots), first, last
        first, last = (self._beside(colour, spots) for colour in (start, end))
        return self.space(spots, process=True), first, last

    def _beside(self, colour: Seen, spots: tuple[Spot, ...]) -> tuple[float, ...]:
        """The values of a colour where the four inks come first, then the spots."""
        if isinstance(colour, Spot):
            return (0.0,) * 4 + tuple(colour.amount if colour.name == spot.name else 0.0 for spot in spots)
        four = colour if isinstance(colour, Cmyk) else PAPER  # light beside a spot ink asks for an intent
        return self.inks.values(four) + (0.0,) * len(spots)

    def _axial(
        self,
        start: tuple[float, ...],
        end: tuple[float, ...],
        space: str | PDFObjectReference,
        gradient: Gradient,
        box: Rect,
    ) -> PDFObjectReference:
        entries = {
            "ShadingType": 2,
            "ColorSpace": f"/{space}" if isinstance(space, str) else space,
            "Coords": PDFArrayCompact([round(value, 3) for value in gradient_axis(gradient, box)]),
            "Function": self._document.Reference(PDFExponentialFunction(start, end, 1)),
            "Extend": PDFArrayCompact(["true", "true"]),
        }
        return self._document.Reference(PDFDictionary(entries))


def transparency_group(space: str = "DeviceCMYK") -> PDFDictionary:
    """The attributes of a group that is composited on its own (ISO 32000-1, 11.6.6)."""
    return PDFDictionary({"Type": "/Group", "S": "/Transparency", "CS": f"/{space}"})


def _separation(document: StreamedDocument, spot: Spot) -> PDFArrayCompact:
    """The space of one ink (ISO 32000-1, 8.6.6.4): its tint goes in a straight line from paper to its alternate."""
    tint = PDFExponentialFunction((0, 0, 0, 0), _four(spot), 1)
    return PDFArrayCompact(["/Separation", name_of(spot.name), "/DeviceCMYK", document.Reference(tint)])


def _device_n(document: StreamedDocument, spots: tuple[Spot, ...]) -> PDFArrayCompact:
    """The space of the four inks and spots beside them (ISO 32000-1, 8.6.6.5): the alternates are added to the four."""
    count = 4 + len(spots)
    said: list[str] = []
    for channel in range(4):  # as many results lie on the stack, above the inputs
        said.append(f"{count - 1} index")
        for place, spot in enumerate(spots, 4):
            said.append(f"{count - place + channel} index {numbers(_four(spot)[channel])} mul add")
        said.append("dup 1 gt {pop 1} if")
    program = "{" + " ".join([*said, f"{count + 4} 4 roll", *["pop"] * count]) + "}"
    entries = {
        "FunctionType": 4,
        "Domain": PDFArrayCompact([0, 1] * count),
        "Range": PDFArrayCompact([0, 1] * 4),
    }
    function = document.put_deflated(PDFDictionary(entries), program.encode("ascii"))
    names = PDFArrayCompact(["/Cyan", "/Magenta", "/Yellow", "/Black", *(name_of(spot.name) for spot in spots)])
    return PDFArrayCompact(["/DeviceN", names, "/DeviceCMYK", function])


def _four(spot: Spot) -> tuple[float, float, float, float]:
    return (spot.alternate.c, spot.alternate.m, spot.alternate.y, spot.alternate.k)
