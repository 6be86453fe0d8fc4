"""Edit how frames look: object style, fill, stroke, opacity, corners."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from voa_editor.edit.commands.shapes import set_look
from voa_editor.edit.commands.styles import apply_style
from voa_editor.edit.overridden import of_frames
from voa_editor.model.frames import Frame, ShapeFrame
from voa_editor.model.styles import ObjectStyle, Swatch
from voa_editor.ui.i18n import tr
from voa_editor.ui.panels.colours import chips
from voa_editor.ui.panels.hand import Hand, Make
from voa_editor.ui.panels.properties.group import Group, show_key, show_value
from voa_editor.ui.panels.properties.stroke import CHANGES, StrokeFields
from voa_editor.ui.panels.properties.subject import Subject, common
from voa_editor.ui.widgets.choice import Choice
from voa_editor.ui.widgets.options import Option
from voa_editor.ui.widgets.slider_field import SliderField
from voa_editor.ui.widgets.swatch_button import SwatchButton


class Appearance(Group):
    """Fill with its tint, stroke with its width and kind, opacity, the radius of corners."""

    def __init__(self, hand: Hand) -> None:
        super().__init__(tr("Appearance"), hand)
        self._swatches: object = None
        self._styles: object = self
        self.style_choice = Choice(tr("Object style"))
        self.fill_colour, self.stroke_colour = SwatchButton(tr("Fill")), SwatchButton(tr("Stroke"))
        self.tint = SliderField(tr("Tint of the fill"), 0, 100, suffix="%")
        self.stroke_width = self.length(tr("Stroke width"), unit="pt").with_bounds(0.0, None)
        self.opacity = SliderField(tr("Opacity"), 0, 100, suffix="%")
        self.blend = SwatchButton(tr("Colour that the fill runs into at the foot"))
        self.foot = SliderField(tr("Opacity at the foot"), 0, 100, suffix="%")
        self.radius = self.length(tr("Corner radius")).with_bounds(0.0, None)
        for narrow in (self.stroke_width, self.radius):
            narrow.setFixedWidth(72)
        self.style_row = self.form.add_row(tr("Style"), self.style_choice)
        self.fill_row = self.form.add_row(tr("Fill"), self.fill_colour)
        self.tint_row = self.form.add_row(tr("Tint"), self.tint)
        self.form.add_row(tr("Stroke"), self.stroke_colour, self.stroke_width)
        self.line = StrokeFields()
        self.dash_row = self.form.add_row(tr("Dashes"), self.line.dash)
        self.cap_row = self.form.add_row(tr("Ends"), self.line.cap)
        self.join_row = self.form.add_row(tr("Joins"), self.line.join)
        self.heads_row = self.form.add_row(tr("Heads"), self.line.start_head, self.line.end_head)
        self.line.changed.connect(lambda name, key: self._set(CHANGES[name], **{name: key}))
        self.form.add_row(tr("Opacity"), self.opacity)
        self.blend_row = self.form.add_row(tr("Blend to"), self.blend)
        self.foot_row = self.form.add_row(tr("At foot"), self.foot)
        self.radius_row = self.form.add_row(tr("Corners"), QWidget(), self.radius)
        self.style_choice.chosen.connect(self._apply_style)
        self.fill_colour.chosen.connect(lambda key: self._set("Change Fill", fill=key))
        self.stroke_colour.chosen.connect(lambda key: self._set("Change Stroke", stroke=key))
        self.stroke_width.edited.connect(lambda value: self._set("Change Stroke Width", stroke_width=value))
        self.radius.edited.connect(lambda value: self._set("Round Corners", radius=value))
        self.blend.chosen.connect(lambda key: self._set("Change Gradient", gradient=key))
        self._slide(self.foot, "Change Gradient", "gradient_opacity")
        self._slide(self.tint, "Change Tint", "fill_tint")
        self._slide(self.opacity, "Change Opacity", "opacity")

    def _slide(self, field: SliderField, label: str, name: str) -> None:
        field.previewed.connect(lambda value: self.hand.show(_look(**{name: value / 100})))
        field.edited.connect(lambda value: self.hand.settle(label, _look(**{name: value / 100})))

    def _set(self, label: str, **look: Any) -> None:
        self.hand.do(label, _look(**look))

    def fits(self, subject: Subject) -> bool:
        return bool(subject.frames) and not subject.in_text

    def fill(self, subject: Subject) -> None:
        if (version := subject.issue.version(Swatch)) is not self._swatches:
            self._swatches = version
            offered = chips(subject.issue)
            for button in (self.fill_colour, self.stroke_colour, self.blend):
                button.set_chips(offered)
        frames = subject.leaves
        self._fill_style(subject)
        show_key(self.fill_colour, common(frames, "fill"))
        show_key(self.stroke_colour, common(frames, "stroke"))
        show_value(self.tint, _percent(common(frames, "fill_tint")))
        show_value(self.stroke_width, common(frames, "stroke_width"))
        show_value(self.opacity, _percent(common(subject.frames, "opacity")))
        self.tint.setEnabled(any(frame.fill for frame in frames))
        self.stroke_width.setEnabled(any(frame.stroke for frame in frames))
        self._fill_stroke(frames)
        self._fill_shapes(frames if all(isinstance(frame, ShapeFrame) for frame in frames) else [])

    def _fill_stroke(self, frames: list[Frame]) -> None:
        """How the stroke is drawn, once there is one: its heads if it is of lines, its corners if it has any."""
        inked = any(frame.stroke and frame.stroke_width for frame in frames)
        lines = [isinstance(frame, ShapeFrame) and frame.shape == "line" for frame in frames]
        self.line.show_frames(frames)
        self.dash_row.setVisible(inked)
        self.cap_row.setVisible(inked and (any(lines) or any(frame.dash for frame in frames)))
        self.join_row.setVisible(inked and not all(lines))
        self.heads_row.setVisible(inked and all(lines))

    def _fill_style(self, subject: Subject) -> None:
        """The object style, if the issue has any."""
        issue = subject.issue
        if (version := issue.version(ObjectStyle)) is not self._styles:
            self._styles = version
            styles = [Option(style.id, style.name or style.id) for style in issue.children(ObjectStyle)]
            self.style_choice.set_options([Option("", tr("None")), *styles])
        style = common(subject.leaves, "style")
        show_key(self.style_choice, style)
        found = of_frames(issue, subject.selection) if style else None
        self.mark(self.style_choice, found is not None and bool(found.values))
        self.style_row.setVisible(self.style_choice.count() > 1)

    def _apply_style(self, style: str) -> None:
        if style:
            self.hand.do("Apply Object Style", lambda issue, selection: apply_style(issue, selection, style))
        else:
            self.hand.run("leave-object-style")

    def _fill_shapes(self, shapes: list[Any]) -> None:
        """What shapes alone have: corners, and a second colour that the fill runs into."""
        shown = {shape.shape for shape in shapes}
        show_key(self.blend, common(shapes, "gradient"))
        show_value(self.foot, _percent(common(shapes, "gradient_opacity")))
        show_value(self.radius, common(shapes, "radius"))
        self.fill_row.setVisible(shown != {"line"})
        self.tint_row.setVisible(shown != {"line"})
        self.blend_row.setVisible(bool(shown) and "line" not in shown)
        self.foot_row.setVisible(any(shape.gradient for shape in shapes))
        self.radius_row.setVisible(shown == {"rectangle"})


def _look(**look: Any) -> Make:
    return lambda issue, selection: set_look(issue, selection, **look)


def _percent(part: float | None) -> float | None:
    return None if part is None else round(part * 100, 2)
