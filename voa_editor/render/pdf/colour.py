"""Set colours, opacities and shades: process inks for the press, light for the screen."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.pdfbase.pdfdoc import PDFArrayCompact, PDFAxialShading, PDFDictionary, PDFExponentialFunction, PDFObjectReference

from voa_editor.display.items import Gradient
from voa_editor.geometry import Rect
from voa_editor.model.colour import Cmyk, Colour, Rgb
from voa_editor.render.colour import screen_rgb
from voa_editor.render.pdf.document import StreamedDocument, numbers


@dataclass(frozen=True, slots=True)
class Inks:
    """Turn colours into operands: as they are, or (`light`) all into what the screen shows of them."""

    light: bool = False

    def fill(self, colour: Colour) -> str:
        """The operators that set the colour of areas and text."""
        values = self.values(colour)
        return f"{numbers(*values)} {'k' if len(values) == 4 else 'rg'}"

    def stroke(self, colour: Colour) -> str:
        """The operators that set the colour of lines."""
        values = self.values(colour)
        return f"{numbers(*values)} {'K' if len(values) == 4 else 'RG'}"

    def values(self, colour: Colour) -> tuple[float, ...]:
        """Four inks or three lights, to ten-thousandths."""
        if isinstance(colour, Cmyk) and not self.light:
            return tuple(round(min(1.0, max(0.0, ink)), 4) for ink in (colour.c, colour.m, colour.y, colour.k))
        return tuple(round(value, 4) for value in screen_rgb(colour))


class Effects:
    """The opacities and shades of a document; each is written once."""

    def __init__(self, document: StreamedDocument, inks: Inks) -> None:
        self._document = document
        self.inks = inks
        self._states: dict[float, PDFObjectReference] = {}

    def opacity(self, amount: float) -> PDFObjectReference:
        """A graphics state that lets `amount` (0 to 1) of what follows be seen."""
        amount = round(min(1.0, max(0.0, amount)), 4)
        if amount not in self._states:
            state = PDFDictionary({"Type": "/ExtGState", "ca": amount, "CA": amount})
            self._states[amount] = self._document.Reference(state)
        return self._states[amount]

    def shade(self, gradient: Gradient, box: Rect) -> PDFObjectReference:
        """An axial shading from the head of `box` to its foot."""
        start, end = self._ends(gradient)
        space = "DeviceCMYK" if len(start) == 4 else "DeviceRGB"
        return self._axial(start, end, space, box)

    def fade(self, gradient: Gradient, box: Rect) -> PDFObjectReference:
        """A graphics state whose soft mask goes from the gradient's opacity at the head of `box` to that at its foot."""
        shading = self._axial((gradient.start_opacity,), (gradient.end_opacity,), "DeviceGray", box)
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

    def _ends(self, gradient: Gradient) -> tuple[tuple[float, ...], tuple[float, ...]]:
        start, end = self.inks.values(gradient.start), self.inks.values(gradient.end)
        if len(start) != len(end):  # one end in inks, one in light: a shading has one colour space
            start, end = (self.inks.values(Rgb(*screen_rgb(colour))) for colour in (gradient.start, gradient.end))
        return start, end

    def _axial(self, start: tuple[float, ...], end: tuple[float, ...], space: str, box: Rect) -> PDFObjectReference:
        function = PDFExponentialFunction(start, end, 1)
        extend = PDFArrayCompact(["true", "true"])
        return self._document.Reference(PDFAxialShading(0, box.y, 0, box.bottom, function, space, Extend=extend))


def transparency_group(space: str = "DeviceCMYK") -> PDFDictionary:
    """The attributes of a group that is composited on its own (ISO 32000-1, 11.6.6)."""
    return PDFDictionary({"Type": "/Group", "S": "/Transparency", "CS": f"/{space}"})
