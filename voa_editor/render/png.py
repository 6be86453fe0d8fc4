"""Save sheets or spreads as PNG files, inked by the screen painter without a display."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sized
from pathlib import Path
from typing import TYPE_CHECKING

from voa_editor.display.items import Sheet
from voa_editor.errors import UserError
from voa_editor.fonts.library import Library
from voa_editor.model.assets import Blobs
from voa_editor.render.output import replacing

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QPainter

    from voa_editor.render.painter import ScreenCache

_MAX_SIDE = 30_000  # pixels; Qt's raster engine counts to 32,767
_LIBRARIES = "libegl1 libgl1 libxkbcommon0 libfontconfig1 libdbus-1-3"
_application: object = None  # kept alive for as long as the process may paint


def write_png(
    out: Path,
    sheets: Iterable[Sheet],
    blobs: Blobs,
    library: Library,
    *,
    dpi: float = 150.0,
    spreads: bool = False,
    bleed: bool = False,
    progress: Callable[[str, int, int], None] | None = None,
) -> tuple[Path, ...]:
    """Write a PNG of each sheet, or of each spread (page 1 alone, then 2–3, 4–5 …), and return their paths.

    `out` ending in ".png" names the file; where there are several, the page numbers are added to its stem. Otherwise
    it is a folder, made where it does not exist. Files there of the same names are replaced, each when complete.
    `dpi` is pixels per inch; pages are trimmed unless `bleed` is set, and a spread has no bleed at its fold.
    Raises UserError for a resolution out of range, no sheets, Qt's missing libraries, or a file that cannot be written.
    """
    if not 5 <= dpi <= 2400:
        raise UserError(f"{dpi:g} is no useful resolution", place="--dpi", remedy="Choose from 5 to 2400 pixels per inch")
    start_qt()
    from voa_editor.render.painter import ScreenCache

    cache, written = ScreenCache(budget=16 << 20), list[Path]()  # few pictures stand on two pages
    total = len(sheets) if isinstance(sheets, Sized) else 0
    done = 0
    waiting: tuple[list[Sheet], Path] | None = None
    single = out.suffix.lower() == ".png"
    folder = out.parent if single else _folder(out)
    for group in _spreads(sheets) if spreads else ([sheet] for sheet in sheets):
        numbers = "-".join(f"{sheet.number:03d}" for sheet in group)
        stem = f"{out.stem}-{numbers}" if single else f"{'spread' if len(group) > 1 else 'page'}-{numbers}"
        if waiting is not None:  # the first is held back until it is known whether it is the only one
            written.append(_save(waiting[1], picture_of(waiting[0], blobs, library, dpi / 72, bleed, cache), dpi))
        waiting = (group, folder / f"{stem}.png")
        done += len(group)
        if progress:
            progress("pages", done, total)
    if waiting is None:
        raise UserError("there is no page to write", file=out, remedy="Lay out the issue first, or ask for pages it has")
    last = out if single and not written else waiting[1]
    written.append(_save(last, picture_of(waiting[0], blobs, library, dpi / 72, bleed, cache), dpi))
    return tuple(written)


def picture_of(
    group: list[Sheet], blobs: Blobs, library: Library, scale: float, bleed: bool, cache: ScreenCache | None = None
) -> QImage:
    """One sheet, or two side by side, as an image of `scale` pixels a point. Needs a QGuiApplication (see start_qt)."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter

    top, right, bottom, left = _margins(group, bleed)
    width = left + sum(sheet.width for sheet in group) + right
    height = top + max(sheet.height for sheet in group) + bottom
    across, down = round(width * scale), round(height * scale)
    if max(across, down) > _MAX_SIDE:
        raise UserError(f"the picture would be {across} × {down} pixels", place="--dpi", remedy="Choose a lower resolution")
    image = QImage(max(1, across), max(1, down), QImage.Format.Format_RGB32)
    if image.isNull():
        raise UserError("there is not enough memory for the picture", place="--dpi", remedy="Choose a lower resolution")
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.scale(scale, scale)
    painter.translate(left, top)
    for place, sheet in enumerate(group):
        _paint_beside(painter, sheet, (place, len(group)), bleed, (blobs, library, cache))
        painter.translate(sheet.width, 0)
    painter.end()
    return image


def start_qt() -> None:
    """See that there is a QGuiApplication, one without a display if none runs. Raises UserError saying what Qt lacks."""
    global _application
    try:
        from PySide6.QtGui import QGuiApplication
    except ImportError as fault:
        raise UserError(
            f"the screen painter cannot start ({fault})",
            remedy=f"Install what Qt needs; on Debian or Ubuntu: sudo apt install {_LIBRARIES}",
        ) from fault
    if QGuiApplication.instance() is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        _application = QGuiApplication([])


def _paint_beside(
    painter: QPainter,
    sheet: Sheet,
    place: tuple[int, int],
    bleed: bool,
    means: tuple[Blobs, Library, ScreenCache | None],
) -> None:
    """Paint a sheet that is the place[0]-th of place[1] in its spread, its bleed cut off at the fold."""
    from PySide6.QtCore import QRectF, Qt

    from voa_editor.render.painter import paint_sheet

    (index, count), (blobs, library, cache) = place, means
    top, right, bottom, left = sheet.bleed
    left, right = (left if index == 0 else 0.0), (right if index == count - 1 else 0.0)
    painter.save()
    if bleed:
        inked = QRectF(-left, -top, sheet.width + left + right, sheet.height + top + bottom)
        painter.setClipRect(inked, Qt.ClipOperation.IntersectClip)
    paint_sheet(painter, sheet, blobs, library, bleed=bleed, cache=cache)
    painter.restore()


def _margins(group: list[Sheet], bleed: bool) -> tuple[float, float, float, float]:
    if not bleed:
        return (0.0, 0.0, 0.0, 0.0)
    tops, bottoms = [sheet.bleed[0] for sheet in group], [sheet.bleed[2] for sheet in group]
    return (max(tops), group[-1].bleed[1], max(bottoms), group[0].bleed[3])


def _spreads(sheets: Iterable[Sheet]) -> Iterator[list[Sheet]]:
    """Facing pages together: an even page with the odd one that follows it, where both are there."""
    left: Sheet | None = None
    for sheet in sheets:
        if left is not None and sheet.number == left.number + 1:
            yield [left, sheet]
            left = None
            continue
        if left is not None:
            yield [left]
            left = None
        if sheet.number % 2:
            yield [sheet]
        else:
            left = sheet
    if left is not None:
        yield [left]


def _folder(out: Path) -> Path:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        reason = fault.strerror or str(fault)
        raise UserError(f"the folder cannot be made ({reason})", file=out, remedy="Choose a folder you may write to") from fault
    return out


def _save(path: Path, image: QImage, dpi: float) -> Path:
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice

    image.setDotsPerMeterX(round(dpi / 0.0254))
    image.setDotsPerMeterY(round(dpi / 0.0254))
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    buffer.close()
    with replacing(path, b"\x89PNG") as output:
        output.write(bytes(held.data()))
    return path
