"""Text that overrides its styles is marked while that is asked for: its words, and paragraphs as a whole."""

from __future__ import annotations

from dataclasses import replace

import notation as n
import pytest
from canvas_stage import Stage
from PySide6.QtGui import QColor

from voa_editor.model.story import Span
from voa_editor.plan.template import load_template
from voa_editor.ui.canvas.overrides import overridden
from voa_editor.ui.theme.tokens import LIGHT

WORDS = "The bridge over the river was opened on a cold morning in the north of the country, and all of them came to see it."


@pytest.fixture
def stage(qtbot) -> Stage:
    frame = n.text_frame("a", 60, 60, 200, 400, story="story-tale")
    made = Stage(n.issue([*load_template("voice-of-asia")], n.pages(1), n.story("tale", WORDS, WORDS, WORDS), frame))
    qtbot.addWidget(made.canvas)
    made.desk.set_options(margins=False, edges=False)
    first, _, third = (made.desk.issue.get(f"para-tale-{number}") for number in (1, 2, 3))
    made.change(
        replace(first, spans=(Span(4, 10, local=("tracking=20",)), Span(10, 20, style="cs-italic"))),
        replace(third, local=("align=left",)),
    )
    return made


def test_words_are_marked_where_a_span_says_so_and_nowhere_else(stage: Stage):
    found = overridden(stage.desk.issue, stage.desk.sheet("page-1"))
    ((box, _),) = found.words
    (line,) = [line for line in stage.desk.sheet("page-1").texts[0].lines if line.paragraph == "para-tale-1" and line.start == 0]
    assert box.y == line.top and line.x < box.x < box.right < line.x + line.width / 2


def test_an_overridden_paragraph_is_marked_from_its_first_line_to_its_last(stage: Stage):
    found = overridden(stage.desk.issue, stage.desk.sheet("page-1"))
    lines = [line for line in stage.desk.sheet("page-1").texts[0].lines if line.paragraph == "para-tale-3"]
    ((stretch, _),) = found.stretches
    assert len(lines) > 2 and (stretch.y, stretch.bottom) == (lines[0].top, lines[-1].bottom)


def test_the_marks_show_when_asked_for_go_with_the_override_and_never_in_preview(stage: Stage):
    ((box, matrix),) = overridden(stage.desk.issue, stage.desk.sheet("page-1")).words
    at = (box.x + 1 + matrix.e, box.y + 1 + matrix.f)
    assert stage.colour("page-1", *at) == (255, 255, 255)
    stage.desk.set_options(overrides=True)
    tint = QColor(LIGHT.override_tint)
    assert stage.colour("page-1", *at)[0] == pytest.approx(255 - (255 - tint.red()) * tint.alphaF(), abs=3)
    stage.desk.set_options(preview=True)
    assert stage.colour("page-1", *at) == (255, 255, 255)
    stage.desk.set_options(preview=False)
    stage.change(replace(stage.desk.issue.get("para-tale-1"), spans=()))
    assert stage.colour("page-1", *at) == (255, 255, 255)
