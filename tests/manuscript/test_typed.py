"""A manuscript typed for the program: sections, stories, facts under a headline, foreword and gallery."""

from collections.abc import Callable

from voa_editor.manuscript.markdown import read_markdown
from voa_editor.manuscript.report import Notes
from voa_editor.manuscript.typed import read_typed
from voa_editor.model.assets import Photo
from voa_editor.model.pages import PlanItem
from voa_editor.model.settings import Section, Settings
from voa_editor.model.story import FIELD_MARK, Paragraph, Story

TEXT = """# July

## Twelve ports
slug: ports
kicker: Transport
byline: By A. Writer
short: Ports
cover: 2

**The lead.**

First "body" text - with a mark.[^1]

### Why now

After the subhead.

- one
- two

1. first

> A pull quote.

> > A long quotation.

Background: so it was.

[^1]: The note.

# August

## Second story

Text.
"""


def draft(text: str, *names: str):  # type: ignore[no-untyped-def]
    notes = Notes()
    return read_typed(read_markdown(text), names, Settings(), notes), notes.report()


def test_sections_and_stories() -> None:
    made, report = draft(TEXT)
    assert [(s.name, s.opener) for s in made.sections] == [("July", True), ("August", True)]
    assert [(s.slug, s.section) for s in made.stories] == [("ports", "July"), ("second-story", "August")]
    assert [place.kind for place in made.places] == ["cover", "contents", "opener", "article", "opener", "article"]
    assert len(report.of("inferred")) == 2  # the two sections


def test_named_sections_may_have_any_level() -> None:
    made, report = draft("## July\n\n# A story\n\nText.\n\n# Another\n\nText.", "July")
    assert [s.section for s in made.stories] == ["July", "July"] and report.findings == ()


def test_flows_and_styles(read: Callable) -> None:  # type: ignore[type-arg]
    issue, _ = read(TEXT)
    story = issue.need(Story, "story-ports")
    assert (story.kicker, story.byline, story.short_title, story.cover) == ("Transport", "By A.\u00a0Writer", "Ports", 2)
    found = [(p.flow, p.style) for p in issue.children(Paragraph, "story-ports")]
    assert found == [
        ("head", "ps-kicker"),
        ("head", "ps-headline"),
        ("head", "ps-byline"),
        ("lead", "ps-lead"),
        ("body", "ps-body-first"),
        ("body", "ps-subhead"),
        ("body", "ps-body-first"),
        ("body", "ps-list"),
        ("body", "ps-list"),
        ("body", "ps-numbered"),
        ("quote", "ps-pull-quote"),
        ("body", "ps-quotation"),
        ("body", "ps-background"),
        ("body", "ps-footnote"),
    ]
    head = issue.need(Paragraph, "para-ports-001")
    assert head.text == FIELD_MARK and head.spans[0].field == "kicker"
    body = issue.need(Paragraph, "para-ports-005")
    assert body.text == "First “body” text\u00a0– with a mark.1"
    assert [body.text[s.start : s.end] for s in body.spans if s.style == "cs-superscript"] == ["1"]


def test_two_articles_of_one_title_are_two() -> None:
    made, _ = draft("## Same\n\nOne.\n\n## Same\n\nTwo.\n\n## Same\n\nThree.")
    assert [s.slug for s in made.stories] == ["same", "same-2", "same-3"]


def test_words_that_look_like_facts_are_text() -> None:
    made, _ = draft("## A\n\nkicker: not close\n\n## B\nLanguage: a matter of\ntaste and more")
    assert [len(story.blocks) for story in made.stories] == [1, 1] and made.stories[0].kicker == ""


def test_heading_only_and_text_only() -> None:
    made, report = draft("## Alone")
    assert made.stories[0].headline == "Alone" and "no text" in report.warnings[0].message
    made, report = draft("Just text.")
    assert made.stories[0].headline == "Untitled" and "line 1" in report.warnings[0].message


def test_a_gallery_is_a_section_and_keeps_its_captions(read: Callable) -> None:  # type: ignore[type-arg]
    text = '## A\n\nText.\n\n## Events\nkind: gallery\n\n![One *day*](one.png "Photo: B.")\n\n*Two.*\n\n![Three](gone.png)\n'
    issue, imported = read(text, photos=["one.png", "two.png"])
    (section,) = issue.children(Section)
    assert (section.name, section.opener) == ("Events", False)
    photos = issue.children(Photo, "story-events")
    assert [(p.caption, bool(p.asset), p.role) for p in photos] == [
        ("One day", True, "gallery"),
        ("Three", False, "gallery"),
        ("Two.", False, "gallery"),
    ]
    assert photos[0].credit == "Photo: B."
    assert "gone.png" in imported.report.of("photo-missing")[0].message


def test_the_foreword_comes_first(read: Callable) -> None:  # type: ignore[type-arg]
    issue, _ = read(
        "## A\n\nText.\n\n## Foreword\n\nDear readers,\n\nWelcome.\n\nMore.\n\n**Sincerely,**\n\n**A**\\\n**Minister**"
    )
    assert [item.kind for item in issue.children(PlanItem)] == ["cover", "contents", "foreword", "article"]
    found = [(p.flow, p.style) for p in issue.children(Paragraph, "story-foreword")][1:]
    assert found == [
        ("body", "ps-salutation"),
        ("body", "ps-foreword-first"),
        ("body", "ps-foreword"),
        ("signature", "ps-signature"),
        ("signature", "ps-signature"),
    ]
