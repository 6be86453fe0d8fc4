"""Edit the picture within its frame: focal point, scale, offset, turn, fitting; and tell its resolution."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from voa_editor.edit.change import Change
from voa_editor.edit.commands.pictures import (
    MOST_SCALE,
    asset_of,
    content_box,
    crop_to,
    effective_ppi,
    set_content,
    set_focal,
)
from voa_editor.edit.placing import box_of, turned_by
from voa_editor.edit.selection import Selection
from voa_editor.geometry import Point, Rect
from voa_editor.model.assets import Asset
from voa_editor.model.frames import PictureFrame
from voa_editor.model.issue import Issue
from voa_editor.prepress.profiles import load_profile
from voa_editor.ui.i18n import tr
from voa_editor.ui.panels.hand import Hand, Make
from voa_editor.ui.panels.properties.focal_pad import FocalPad, Shown
from voa_editor.ui.panels.properties.group import Group, beside, show_value
from voa_editor.ui.panels.properties.subject import Subject, common
from voa_editor.ui.panels.thumbnails import Thumbnails
from voa_editor.ui.widgets.does import does
from voa_editor.ui.widgets.icon_button import icon_button
from voa_editor.ui.widgets.number_field import NumberField
from voa_editor.ui.widgets.options import Option
from voa_editor.ui.widgets.segmented import Segmented
from voa_editor.ui.widgets.slider_field import SliderField
from voa_editor.units import format_length

_LEAST_SCALE, _MOST_SCALE = 10, 400  # per cent on the slider
_FITTING = (
    ("fill-frame", "Fill Frame", "fill-frame", "Fill the frame with the picture"),
    ("fit-picture", "Fit Picture", "fit", "Show the whole picture in the frame"),
    ("centre-picture", "Centre Picture", "centre-picture", "Put the middle of the picture into the middle of the frame"),
    ("fit-frame", "Fit Frame", "fit-frame", "Make the frame as large as the picture"),
)
_ROLES = {"error": "small-error", "warning": "small-warning", "": "small"}  # of one size: nothing below moves


class Picture(Group):
    """Of one picture all; of several their scale and turn, and the ways to fit them."""

    def __init__(self, hand: Hand, thumbnails: Thumbnails | None) -> None:
        super().__init__(tr("Picture"), hand)
        self.pad = FocalPad(thumbnails)
        self.facts = QLabel()
        self.facts.setWordWrap(True)
        self.scale = SliderField(tr("Scale of the picture"), _LEAST_SCALE, _MOST_SCALE, beyond=100 * MOST_SCALE, suffix="%")
        self.scale.setToolTip(tr("100 % just fills the frame"))
        self.left = self.length(tr("X of the picture in its frame"), prefix="X")
        self.top = self.length(tr("Y of the picture in its frame"), prefix="Y")
        self.turn = NumberField(tr("Rotation of the picture in its frame"), suffix="°", prefix="∠")
        self.quarter = does(icon_button("rotate", tr("Turn the picture 90° clockwise")), "turn-picture-clockwise")
        options = [Option(name, tr(words), pictogram, tr(tip), name) for name, words, pictogram, tip in _FITTING]
        self.fitting = Segmented(tr("Fitting"), options, actions=True)
        self._add_rows()
        self._connect()

    def _add_rows(self) -> None:
        self.form.add_fields(self.pad)
        self.form.add_fields(self.facts)
        self.form.add_row(tr("Fitting"), self.fitting, QWidget())
        self.form.add_row(tr("Scale"), self.scale)
        self.form.add_row(tr("Turn"), beside(self.turn, self.quarter))
        self.form.add_above(tr("Place in the frame"), self.left, self.top)

    def _connect(self) -> None:
        self.pad.previewed.connect(lambda point: self.hand.show(self._focus(point)))
        self.pad.edited.connect(lambda point: self.hand.settle("Set Focal Point", self._focus(point)))
        self.scale.previewed.connect(lambda value: self.hand.show(_content(scale=value / 100)))
        self.scale.edited.connect(lambda value: self.hand.settle("Scale Picture", _content(scale=value / 100)))
        self.turn.edited.connect(lambda value: self.hand.do("Turn Picture", _content(turn=value)))
        self.quarter.clicked.connect(lambda: self.hand.run("turn-picture-clockwise"))
        self.left.edited.connect(lambda value: self._move(x=value))
        self.top.edited.connect(lambda value: self._move(y=value))
        self.fitting.chosen.connect(self.hand.run)

    def fits(self, subject: Subject) -> bool:
        return bool(subject.of_kind(PictureFrame))

    def fill(self, subject: Subject) -> None:
        frames, issue = subject.of_kind(PictureFrame), subject.issue
        held = [frame for frame in frames if content_box(issue, frame)]
        for field in (self.scale, self.turn, self.quarter, self.fitting):
            field.setEnabled(bool(held))
        scale = common(held, "scale")
        show_value(self.scale, None if scale is None else round(scale * 100, 2))
        show_value(self.turn, common(held, "turn"))
        one = frames[0] if len(frames) == 1 else None
        where = content_box(issue, one) if one else None
        show_value(self.left, round(where.x - one.x, 6) if one and where else None)
        show_value(self.top, round(where.y - one.y, 6) if one and where else None)
        self.left.setEnabled(where is not None)
        self.top.setEnabled(where is not None)
        self.pad.setVisible(where is not None)
        asset = asset_of(issue, one) if one else None
        if one and where and asset:
            self.pad.show_picture(_shown(one, asset, where))
        self._tell(issue, frames, asset)

    def _tell(self, issue: Issue, frames: list[PictureFrame], asset: Asset | None) -> None:
        """Name the file, its size, and the resolution at which it prints."""
        found = [ppi for frame in frames if (ppi := effective_ppi(issue, frame))]
        if asset is not None and asset.natural is not None:
            wide, high = (format_length(side) for side in (asset.natural.w, asset.natural.h))
            self._say(f"{wide} × {high}  ·  {asset.name}", "small")
            return
        if not found:
            self._say(tr("This frame is empty. Drop a picture on it, or paste one."), "small")
            return
        least = min(found)
        limit = load_profile().resolution_of(asset.mode if asset else "")
        facts = [tr("{ppi} ppi", ppi=round(least)) if len(found) == 1 else tr("{ppi} ppi at least", ppi=round(least))]
        facts += [f"{asset.width} × {asset.height}", asset.name] if asset else []
        wrong = limit.severity(least)
        self._say("  ·  ".join(facts), _ROLES[wrong])
        self.facts.setToolTip(tr("Too coarse to print: make it smaller on the page") if wrong else "")

    def _say(self, text: str, role: str) -> None:
        self.facts.setText(text)
        if self.facts.property("role") != role:
            self.facts.setProperty("role", role)
            self.facts.style().unpolish(self.facts)
            self.facts.style().polish(self.facts)

    def _focus(self, point: Point) -> Make:
        return lambda issue, selection: set_focal(issue, selection.frames[0], point) if selection.frames else None

    def _move(self, x: float | None = None, y: float | None = None) -> None:
        """Bring the picture's corner to a place in the frame, as far as it goes."""

        def moved(issue: Issue, selection: Selection) -> Change | None:
            frame = issue.find(PictureFrame, selection.frames[0])
            where = content_box(issue, frame) if frame else None
            if frame is None or where is None:
                return None
            way = Point(0.0 if x is None else frame.x + x - where.x, 0.0 if y is None else frame.y + y - where.y)
            arm = turned_by(way, box_of(issue, frame)[1] + frame.turn)  # crop_to takes a way on the page
            return crop_to(issue, frame.id, arm.x, arm.y)

        self.hand.do("Move Picture in Frame", moved)


def _content(*, scale: float | None = None, turn: float | None = None) -> Make:
    return lambda issue, selection: set_content(issue, selection, scale=scale, turn=turn)


def _shown(frame: PictureFrame, asset: Asset, where: Rect) -> Shown:
    crop = None
    if not frame.turn % 360 and not where.empty:
        crop = Rect((frame.x - where.x) / where.w, (frame.y - where.y) / where.h, frame.w / where.w, frame.h / where.h)
    return Shown(asset.id, asset.width / max(asset.height, 1), Point(frame.focal_x, frame.focal_y), crop)
