"""Measure how alike two grey pictures are: the mean structural similarity (Wang, Bovik, Sheikh & Simoncelli 2004)."""

from __future__ import annotations

from PIL import Image, ImageMath

_WINDOW = 8  # pixels, square; windows stand side by side
_C1, _C2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2  # the paper's


def ssim(one: Image.Image, other: Image.Image) -> float:
    """1 for pictures that are the same; both of one size."""
    assert one.size == other.size
    x, y = one.convert("F"), other.convert("F")
    mx, my = x.reduce(_WINDOW), y.reduce(_WINDOW)
    squares = [_product(*pair).reduce(_WINDOW) for pair in ((x, x), (y, y), (x, y))]
    names = dict(zip(("mx", "my", "xx", "yy", "xy"), (mx, my, *squares), strict=True))

    def local(given):
        mx, my, xx, yy, xy = (given[name] for name in ("mx", "my", "xx", "yy", "xy"))
        alike = (2 * mx * my + _C1) * (2 * (xy - mx * my) + _C2)
        return alike / ((mx * mx + my * my + _C1) * (xx - mx * mx + yy - my * my + _C2))

    found = ImageMath.lambda_eval(local, **names)
    return found.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))


def _product(one: Image.Image, other: Image.Image) -> Image.Image:
    return ImageMath.lambda_eval(lambda given: given["one"] * given["other"], one=one, other=other)
