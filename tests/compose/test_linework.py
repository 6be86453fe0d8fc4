"""Small capitals, and the lines under and through type: set once, from what the face says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from notation import issue, page, story, text_frame

from voa_editor.compose.composer import Composer
from voa_editor.display.items import GlyphRun, Path
from voa_editor.display.query import runs
from voa_editor.fonts.library import bundled
from voa_editor.model.issue import Issue
from voa_editor.model.story import Span
from voa_editor.model.styles import ParagraphStyle

TEXT = "Night trains of 1923 in Әлем"


def one(*spans: Span, valign: str = "top", **style: object) -> Issue:
    head, paragraph = story("a", TEXT, headline="")
    body = ParagraphStyle(id="ps-body", **{"family": "Source Serif 4", "size": 10.0, **style})  # type: ignore[arg-type]
    frame = replace(text_frame("f", 50, 50, 400, 100, story="story-a"), valign=valign)
    return issue(body, page("1"), head, replace(paragraph, spans=spans), frame)


def words(made: Issue) -> list[GlyphRun]:
    return list(runs(Composer(bundled()).sheet(made, "page-1"), "para-a-1"))


def paths(made: Issue) -> list[Path]:
    def inside(items):
        for item in items:
            if isinstance(item, Path):
                yield item
            yield from inside(getattr(item, "items", ()))

    return list(inside(Composer(bundled()).sheet(made, "page-1").items))


def box(path: Path) -> tuple[float, float, float, float]:
    xs, ys = zip(*[part[1:] for part in path.segments if len(part) == 3], strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def test_a_line_under_type_stands_where_its_face_says():
    face = bundled().find("Source Serif 4", 400, False)
    made = one(Span(0, 5, local=("underline=yes",)))
    (path,) = paths(made)
    under, top = words(made)[0], face.underline[0] / 100
    assert under.text == "Night"
    assert box(path) == pytest.approx((under.x, under.y - top, under.x + under.advance, under.y - top + face.underline[1] / 100))
    assert path.fill == under.colour and path.role == "artefact" and top < 0


def test_a_line_through_type_of_another_size_and_rise_goes_with_it():
    face = bundled().find("Source Serif 4", 400, False)
    made = one(Span(6, 12, local=("rise=4", "size=20", "strikethrough=yes")))
    (path,) = paths(made)
    run = next(run for run in words(made) if run.text == "trains")
    top, weight = (part / 50 for part in face.strikeout)
    assert box(path)[1::2] == pytest.approx((run.y - 4 - top, run.y - 4 - top + weight)) and top > 0


def test_lines_go_down_with_their_words():
    composer = Composer(bundled())
    high = one(Span(0, 5, local=("underline=yes",)))
    low = one(Span(0, 5, local=("underline=yes",)), valign="bottom")
    composer.sheet(high, "page-1")  # its lines are known, and only moved
    moved = [box(path) for path in paths(low)]
    by = words(low)[0].y - words(high)[0].y
    assert by > 20 and moved[0][1] - box(paths(high)[0])[1] == pytest.approx(by)


def test_small_capitals_are_those_of_the_face():
    plain, small = words(one(features=("smcp",))), words(one(small_caps=True))
    assert [run.glyphs for run in small] == [run.glyphs for run in plain] and {run.size for run in small} == {10.0}
    assert "".join(run.text for run in small) == TEXT


def test_where_a_face_has_none_they_are_made_of_capitals():
    made = words(one(italic=True, small_caps=True))
    assert "".join(run.text for run in made) == TEXT.upper()
    assert [(run.text, run.size) for run in made][:2] == [("N", 10.0), ("IGHT", 7.0)]
    for run in made:
        assert TEXT[run.source.start : run.source.end].upper() == run.text, "each letter is still the one of the text"


def test_other_type_has_no_lines():
    assert paths(one()) == []
