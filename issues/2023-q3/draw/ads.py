"""Draw the three advertisements: a bank (in Kazakh), a financial centre, a journey. Their type is set with the bundled fonts."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from .ground import CELLS, Size, field, lay
from .noise import fractal, line
from .raster import Array, add, grid, linear, over, ramp, rgb, smooth
from .sky import Clouds, Sun, clouds, sky
from .stills import towers_above
from .terrain import Air, Ground, Land, View

FONTS = Path(__file__).resolve().parents[3] / "resources" / "fonts"
SANS, SERIF = "source-sans/SourceSans3-", "source-serif/SourceSerif4"
BLEED_MM = 3.0


class Pen:
    """Set lines of type on an image; places and sizes in millimetres of the trimmed page and points."""

    def __init__(self, image: Image.Image) -> None:
        self.image = image
        self.draw = ImageDraw.Draw(image)
        self.scale = image.width / 216.0

    def at(self, mm: float) -> float:
        """Give the pixel of a place on the trimmed page."""
        return (mm + BLEED_MM) * self.scale

    def font(self, face: str, points: float) -> ImageFont.FreeTypeFont:
        """Load a face at a size in points."""
        return ImageFont.truetype(str(FONTS / f"{face}.ttf"), points / 72 * 25.4 * self.scale)

    def width(self, words: str, face: str, points: float, track: float = 0.0) -> float:
        """Give the width of a line in millimetres; `track` is letter-spacing in thousandths of the size."""
        space = points * track / 1000 / 72 * 25.4
        return self.font(face, points).getlength(words) / self.scale + space * max(0, len(words) - 1)

    def line(self, x: float, y: float, words: str, face: str, points: float, colour: str, track: float = 0.0, align: str = "left") -> None:
        """Set a line with its base line at y."""
        font = self.font(face, points)
        if align != "left":
            wide = self.width(words, face, points, track)
            x -= wide if align == "right" else wide / 2
        if not track:
            self.draw.text((self.at(x), self.at(y)), words, colour, font, anchor="ls")
            return
        space = points * track / 1000 / 72 * 25.4 * self.scale
        px = self.at(x)
        for i, letter in enumerate(words):
            self.draw.text((px, self.at(y)), letter, colour, font, anchor="ls")
            pair = words[i : i + 2]
            px += font.getlength(pair) - (font.getlength(pair[1]) if len(pair) == 2 else 0) + space

    def block(self, x: float, y: float, wide: float, words: str, face: str, points: float, colour: str, leading: float) -> float:
        """Set ragged lines in a measure; give the base line after the last."""
        row = ""
        for word in words.split():
            longer = f"{row} {word}".strip()
            if self.width(longer, face, points) > wide and row:
                self.line(x, y, row, face, points, colour)
                y += leading / 72 * 25.4
                row = word
            else:
                row = longer
        self.line(x, y, row, face, points, colour)
        return y + leading / 72 * 25.4

    def rule(self, x: float, y: float, wide: float, points: float, colour: str) -> None:
        """Draw a horizontal rule."""
        thick = points / 72 * 25.4 * self.scale
        self.draw.rectangle((self.at(x), self.at(y), self.at(x + wide), self.at(y) + thick), colour)


def _shanyrak(width: int, height: int, cx: float, cy: float, r: float, thick: float) -> Array:
    """Give the crown of a yurt as a mask: a ring, and three arched bars each way."""
    fine = 2
    image = Image.new("L", (width * fine, height * fine), 0)
    pen = ImageDraw.Draw(image)

    def ring(radius: float, wide: float) -> None:
        pen.ellipse([(cx - radius) * fine, (cy - radius) * fine, (cx + radius) * fine, (cy + radius) * fine], outline=255, width=max(1, int(wide * fine)))

    ring(r, thick * 1.6)
    for turn in (np.pi / 4, -np.pi / 4):
        for bend in (-0.34, 0.0, 0.34):
            points = []
            for t in np.linspace(-1, 1, 80):
                across = bend * (1 - 0.42 * (1 - t * t)) if bend else 0.0
                u, v = t * r * float(np.sqrt(max(0.0, 1 - across**2))), across * r
                points.append(((cx + u * np.cos(turn) - v * np.sin(turn)) * fine, (cy + u * np.sin(turn) + v * np.cos(turn)) * fine))
            pen.line(points, fill=255, width=max(1, int(thick * fine)), joint="curve")
    return np.asarray(image.reduce(fine), np.float32) / 255


def bank(size: Size) -> Array:
    """A golden sun with the crown of a yurt, over folded teal hills."""
    width, height = size
    x, y = grid(width, height)
    picture = ramp(y + 0 * x, [(0, "#f3ead6"), (0.34, "#f6dfae"), (0.58, "#f3c777"), (1, "#e9a94a")])
    cx, cy, r = 0.62 * width, 0.43 * height, 0.255 * width
    far = np.hypot(x * width - cx, y * height - cy) / r
    add(picture, rgb("#fff2cf"), np.exp(-np.clip(far - 0.9, 0, None) * 2.2) * 0.75)
    disc = np.clip((1 - far) * r + 0.5, 0, 1)
    gold = rgb("#f9c64c") + (rgb("#e58a1e") - rgb("#f9c64c")) * np.clip((y * height - cy) / (2 * r) + 0.5, 0, 1)[..., None]
    over(picture, gold + 0 * picture, disc)
    over(picture, rgb("#fff3d0"), _shanyrak(width, height, cx, cy, r * 0.985, r * 0.026) * disc * 0.85)
    tones = ("#8fb3a6", "#5f9793", "#37797f", "#1d5c69", "#0e4353", "#08303f")
    for i, tone in enumerate(tones):
        ridge = 0.50 + 0.065 * i - (0.075 + 0.006 * i) * line(width, 2.2 + 0.5 * i, 70 + i * 3, 4 if i < 3 else 3, 0.42)
        depth = np.clip((y - ridge[None]) / 0.16, 0, 1)
        mask = np.clip((y - ridge[None]) * height + 0.5, 0, 1)
        lit = np.exp(-(((x - 0.62) / 0.33) ** 2)) * (1 - depth) * (0.55 - 0.07 * i)
        colour = rgb(tone) * (1.06 - 0.22 * depth[..., None]) + rgb("#ffd38a") * np.clip(lit, 0, 1)[..., None] * 0.5
        over(picture, np.clip(colour, 0, 1), mask)
    return picture


def letter_bank(image: Image.Image) -> Image.Image:
    """Set the bank's Kazakh lines."""
    pen = Pen(image)
    deep, cream, gold = "#0b3645", "#fff6e2", "#f6c452"
    pen.line(16, 37, "Кәсіпкердің", f"{SANS}Black", 50, deep)
    pen.line(16, 56, "берік тірегі", f"{SANS}Black", 50, deep)
    pen.rule(16.6, 63, 22, 2.2, "#d9821e")
    pen.line(16, 73, "Ісіңіз өссін, берекесі артсын.", f"{SERIF}-It", 17, deep)
    columns = (("Айналым қаражаты", "Несие туралы шешім – бір жұмыс күнінде."), ("Бір қосымша", "Шот, төлем және салық есебі бір жерде."), ("Экспортқа кепілдік", "Алыс нарыққа шықсаңыз, тәуекелді бөлісеміз."))
    for i, (head, text) in enumerate(columns):
        x = 16 + i * 61.5
        pen.rule(x, 229, 54, 0.8, gold)
        pen.line(x, 237.5, head, f"{SANS}Bold", 13.5, cream)
        pen.block(x, 244, 54, text, f"{SANS}Regular", 10.8, "#cfe0e2", 14)
    pen.line(16, 279, "ТІРЕК", f"{SANS}Black", 26, cream, 120)
    pen.line(16 + pen.width("ТІРЕК", f"{SANS}Black", 26, 120) + 4, 279, "іскерлік банкі", f"{SANS}Light", 19, gold)
    pen.line(194, 279, "tirek.example", f"{SANS}Semibold", 13, cream, 10, "right")
    return image


def centre(size: Size) -> Array:
    """Glass towers from below on the upper part of an ivory page."""
    width, height = size
    picture = np.broadcast_to(rgb("#f6f2e9"), (height, width, 3)).copy()
    tall = int(height * 0.55)
    picture[:tall] = towers_above((width, tall))
    x, y = grid(width, tall)
    over(picture[:tall], rgb("#0b3042"), 0.30 * smooth(0.72, 0.0, y) * smooth(0.9, 0.2, x))
    return picture


def letter_centre(image: Image.Image) -> Image.Image:
    """Set the financial centre's lines."""
    pen = Pen(image)
    ink, grey, gold = "#12303f", "#5a6468", "#b9832a"
    pen.draw.polygon([(pen.at(18), pen.at(171)), (pen.at(18), pen.at(189.5)), (pen.at(26), pen.at(189.5)), (pen.at(26), pen.at(178))], gold)
    pen.draw.polygon([(pen.at(28), pen.at(178)), (pen.at(28), pen.at(189.5)), (pen.at(36), pen.at(189.5)), (pen.at(36), pen.at(171))], ink)
    pen.line(42, 180, "ALTYN GATE", f"{SANS}Bold", 19, ink, 140)
    pen.line(42, 188.5, "Financial Centre", f"{SERIF}-Regular", 15.5, grey)
    pen.line(18, 214, "Capital travels", f"{SERIF}Display-Regular", 46, ink)
    pen.line(18, 232, "well from here.", f"{SERIF}Display-It", 46, gold)
    pen.block(18, 246, 82, "English-language courts, one licence for a whole region, and a time zone that meets Tokyo at breakfast and London at lunch.", f"{SERIF}-Regular", 11.5, ink, 16)
    facts = (("24 h", "to register a company"), ("0 %", "tax on capital gains until 2066"), ("70", "jurisdictions already at home"))
    for i, (figure, text) in enumerate(facts):
        y = 247.5 + i * 9.2
        pen.line(138, y, figure, f"{SANS}Semibold", 17, gold, 0, "right")
        pen.line(142, y, text, f"{SANS}Regular", 11, ink)
        if i < 2:
            pen.rule(112, y + 2.6, 82, 0.4, "#cfc6b4")
    pen.rule(18, 275, 176, 0.6, ink)
    pen.line(18, 282.5, "1 Steppe Avenue, Astana", f"{SANS}Regular", 10, ink)
    pen.line(106, 282.5, "invest@altyngate.example", f"{SANS}Regular", 10, ink, 0, "centre")
    pen.line(194, 282.5, "altyngate.example", f"{SANS}Semibold", 10, ink, 0, "right")
    return image


def canyon(size: Size) -> Array:
    """A canyon of red rock in evening light, a river at its foot, a great sky."""
    x, z, soft, sharp = field(307, 6)
    course = 5.0 + 0.95 * np.sin(z * 0.8 + 0.4) + 0.35 * np.sin(z * 1.9)
    away = np.abs(x - course) + 0.42 * soft + 0.30 * (sharp - 0.4)
    wall = smooth(0.16, 1.35, away)
    steps = 6.0
    raw = wall * steps
    terrace = (np.floor(raw) + smooth(0.25, 0.75, raw % 1)) / steps
    heights = 0.92 * (0.35 * wall + 0.65 * terrace) + 0.06 * soft * wall + 1.1 * sharp * smooth(7.2, 9.6, z)
    heights = np.where(away < 0.15, 0.0, heights).astype(np.float32)
    bands = 0.5 + 0.5 * np.sin(heights * 70 + 2 * soft)
    tint = linear("#a8502c") + (linear("#e0a066") - linear("#a8502c")) * bands[..., None]
    over(tint, linear("#b98a52"), smooth(0.82, 0.93, heights) * 0.8)
    over(tint, linear("#3f5f38"), smooth(0.26, 0.17, away) * (0.6 + 0.4 * fractal(CELLS, CELLS, 120, 4, 3)))
    over(tint, linear("#4fa3b0"), smooth(0.135, 0.115, away))
    sun = Sun(0.06, 0.30, "#ffd9a0", 0.9, 0.8)
    picture = sky(size, 0.44, [(0, "#0e4a6b"), (0.5, "#3f8fae"), (0.85, "#e9cba0"), (1, "#ffe0b0")], sun)
    clouds(picture, 0.44, 311, Clouds(0.34, 1.5, "#ffeacb", "#7394a6", 0.5, 0.9), sun)
    air = Air(-66, 20, "#ffc07a", 4.0, "#7fa6cc", 0.62, "#b9c4c4", "#ffd9a8", 16.0)
    lay(picture, Land(heights, 10, Ground(rock="#a85a34", rock_slope=(4, 9)), tint.astype(np.float32)), View(1.28, 0.415, 1.35, 0.62), air, 0.86)
    return picture


def letter_canyon(image: Image.Image) -> Image.Image:
    """Set the journey's lines."""
    shade = Image.linear_gradient("L").resize((image.width, int(image.height * 0.22)))
    dark = Image.new("RGB", shade.size, "#2a120a")
    image.paste(dark, (0, image.height - shade.height), shade.point(lambda v: int(v * 0.62)))
    pen = Pen(image)
    pen.line(105, 42, "KAZAKHSTAN", f"{SANS}Black", 62, "#ffffff", 60, "centre")
    pen.line(105, 57, "Follow the horizon", f"{SERIF}Display-It", 28, "#fff3dc", 0, "centre")
    pen.line(105, 270, "Canyons older than silk, lakes the colour of jade, and a table laid for the guest.", f"{SERIF}-It", 13.5, "#fff3dc", 0, "centre")
    pen.line(105, 281, "www.kazakhstan.travel", f"{SANS}Semibold", 15, "#f9c64c", 30, "centre")
    return image
