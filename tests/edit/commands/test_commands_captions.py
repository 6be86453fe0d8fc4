"""What a picture says: caption, credit, alternative text."""

from __future__ import annotations

from dataclasses import replace

from edits import PHOTO, PIXELS, caption, made, selected
from notation import issue, pages, picture_frame, shape

from voa_editor.edit.captions import companions
from voa_editor.edit.commands import named
from voa_editor.edit.commands.captions import set_alt_text, set_artefact, set_caption, set_credit
from voa_editor.edit.rules import enforce
from voa_editor.model.assets import Photo
from voa_editor.model.fields import Place, look_up
from voa_editor.model.frames import PictureFrame
from voa_editor.model.story import Paragraph
from voa_editor.model.styles import ParagraphStyle
from voa_editor.model.threads import Threads


def test_words_are_written_into_the_photograph():
    now = issue(pages(1), PHOTO, PIXELS, picture_frame("p", photo="photo-a"))
    after = made(now, set_caption(now, "frame-p", "A new caption."))
    after = made(after, set_credit(after, "frame-p", "B. Sketcher"))
    after = made(after, set_alt_text(after, "frame-p", "A bridge over a river."))
    photo = after.need(Photo, "photo-a")
    assert (photo.caption, photo.credit, photo.alt) == ("A new caption.", "B. Sketcher", "A bridge over a river.")
    assert set_caption(after, "frame-p", "A new caption.") is None


def test_an_asset_alone_becomes_a_photograph_when_it_is_given_words():
    now = issue(pages(1), PIXELS, picture_frame("p", asset=PIXELS.id), picture_frame("empty"), shape("s"))
    after = made(now, set_alt_text(now, "frame-p", "A pattern."))
    found = after.need(PictureFrame, "frame-p")
    assert found.asset == "" and after.need(Photo, found.photo).alt == "A pattern."
    assert set_caption(now, "frame-empty", "x") is None and set_caption(now, "frame-s", "x") is None


def test_decoration_is_said_to_be_so():
    now = issue(pages(1), picture_frame("p"))
    assert made(now, set_artefact(now, selected("frame-p"), True)).need(PictureFrame, "frame-p").artefact


def test_a_caption_is_added_below_and_goes_with_its_picture():
    style = ParagraphStyle(id="ps-caption", name="Caption")
    now = issue(pages(1), PHOTO, PIXELS, style, picture_frame("p", 50, 60, 200, 100, photo="photo-a"))
    after = made(now, named("add-caption").run(now, selected("frame-p")))
    (label,) = companions(after, after.need(PictureFrame, "frame-p"))
    assert (label.x, label.w) == (50, 200) and label.y > 160
    (text,) = after.children(Paragraph, label.story)
    words = [look_up(span, Place(after, Threads(after), label.story, "page-1")).text for span in text.spans]
    assert text.style == "ps-caption" and words == ["The bridge.", "A. Painter"]
    assert named("add-caption").run(after, selected("frame-p")) is None, "it has one"


def test_text_that_runs_around_a_picture_runs_around_its_caption():
    now = issue(pages(1), PHOTO, PIXELS, replace(picture_frame("p", 50, 60, 200, 100, photo="photo-a"), wrap=9.0))
    after = made(now, named("add-caption").run(now, selected("frame-p")))
    (label,) = companions(after, after.need(PictureFrame, "frame-p"))
    assert label.wrap == 9.0


def test_no_caption_is_added_to_what_is_no_photograph():
    now = issue(pages(1), PIXELS, picture_frame("p", asset=PIXELS.id), shape("s"))
    assert named("add-caption").run(now, selected("frame-p", "frame-s")) is None


def test_a_label_of_two_photographs_is_no_ones_companion():
    both = [record for record in caption("c") if not isinstance(record, Paragraph)]
    (text,) = [record for record in caption("c") if isinstance(record, Paragraph)]
    first, second = text.spans
    mixed = replace(text, spans=(first, replace(second, of="photo-b")))
    now = issue(pages(1), PHOTO, PIXELS, picture_frame("p", photo="photo-a"), both, mixed)
    assert companions(now, now.need(PictureFrame, "frame-p")) == []
    assert enforce(now, set_caption(now, "frame-p", "x")).updated
