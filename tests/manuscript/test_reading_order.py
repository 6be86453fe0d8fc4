"""Cut paragraphs are joined, late leads put first and strayed paragraphs given back; each is reported."""

from dataclasses import replace

import pytest

from voa_editor.manuscript.drafts import Block, StoryDraft
from voa_editor.manuscript.markdown import read_markdown
from voa_editor.manuscript.repair import give_back, is_cut, mend
from voa_editor.manuscript.report import Notes
from voa_editor.manuscript.shape import shape

LEAD = "**The ministry opened the long-awaited workshop on the restoration of wetlands in the capital on Monday morning.**"


def story(text: str, headline: str = "A headline") -> StoryDraft:
    return StoryDraft("a", headline, blocks=tuple(read_markdown(text)))


def texts(draft: StoryDraft) -> list[str]:
    return [block.text for block in draft.blocks]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("The new areas of development that were initiated by", True),
        ("Speakers included the permanent representative; Mr.", True),
        ("Speakers included the professor and scholar K.", True),
        ("The new areas of development were initiated.", False),
        ("The new areas of development are these:", False),
        ('The speaker said that the areas were "initiated"', False),
        ("A line of its own", False),
    ],
)
def test_what_is_cut(text: str, cut: bool) -> None:
    assert is_cut(Block("paragraph", text)) == cut


def test_cut_paragraphs_are_joined_with_their_spans_and_reported() -> None:
    notes = Notes()
    draft = mend(
        story("The new areas of *development* that were initiated by\n\nPresident **Tokayev** at the summit.\n\nEnd."), notes
    )
    assert texts(draft) == ["The new areas of development that were initiated by President Tokayev at the summit.", "End."]
    block = draft.blocks[0]
    assert [block.text[s.start : s.end] for s in block.spans] == ["development", "Tokayev"]
    assert "initiated by | President" in notes.report().of("joined")[0].message


def test_a_lead_between_the_halves_of_a_paragraph_goes_first() -> None:
    notes = Notes()
    draft = shape(
        mend(
            story(f"First whole paragraph.\n\nThe experts underlined that the states should\n\n{LEAD}\n\nact together now."),
            notes,
        )
    )
    assert [block.kind for block in draft.blocks] == ["lead", "paragraph", "paragraph"]
    assert draft.blocks[2].text == "The experts underlined that the states should act together now."
    assert draft.blocks[0].spans == ()
    assert len(notes.report().of("reordered")) == 1


def test_paragraphs_before_their_headline_go_to_it() -> None:
    notes = Notes()
    first = story(
        f"The wetlands need restoration, ministry experts said.\n\n{LEAD}\n\nThe tourism training course began online.",
        "Wetlands",
    )
    second = replace(
        story("Tourism students of the course praised online training.", "Thailand starts tourism training"), slug="b"
    )
    first, second = give_back(first, second, notes)
    assert texts(first)[-1].startswith("The ministry") and texts(second)[0].startswith("The tourism training course")
    assert notes.report().of("reordered")[0].severity == "warning"


def test_paragraphs_that_speak_of_their_own_article_stay() -> None:
    first = story(
        f"The wetlands need restoration.\n\n{LEAD}\n\nThe workshop restored wetlands with the ministry.", "Wetlands workshop"
    )
    second = story("Tourism students praised training.", "Thailand starts tourism training")
    assert give_back(first, second, Notes()) == (first, second)


def test_notes_stand_last_and_the_background_before_the_footnote() -> None:
    text = "**All bold lead.**\n\nBackground information: it is so.\n\n\\*A footnote here.\n\n### Sub\n\nText.\n\n> Said\n> — Who"
    draft = shape(story(text))
    assert [block.kind for block in draft.blocks] == ["lead", "subhead", "paragraph", "pull", "background", "footnote"]
    assert draft.blocks[3].text == "Said\n— Who"


def test_the_parts_of_a_foreword() -> None:
    text = "Dear readers,\n\nWelcome.\n\nThank you.\n\n**Sincerely,**\n\n**A. B.**  \n**Minister**"
    draft = shape(replace(story(text), kind="foreword"))
    assert [block.kind for block in draft.blocks] == ["salutation", "paragraph", "paragraph", "signature", "signature"]
    assert draft.blocks[4].text == "A. B.\nMinister" and draft.blocks[4].spans == ()
