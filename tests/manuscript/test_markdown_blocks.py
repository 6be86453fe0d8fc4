"""Markdown becomes blocks with text, spans and lines, and no input makes the reader slow."""

import time

import pytest

from voa_editor.manuscript.drafts import Block
from voa_editor.manuscript.markdown import read_markdown


def styles(block: Block) -> list[tuple[str, str]]:
    return [(block.text[s.start : s.end], s.link or s.style) for s in block.spans]


def only(text: str) -> Block:
    (block,) = read_markdown(text)
    return block


def test_inline_styles_do_not_overlap() -> None:
    block = only("plain **bold *both* bold** and *it*")
    assert block.text == "plain bold both bold and it"
    assert styles(block) == [("bold ", "cs-bold"), ("both", "cs-bold-italic"), (" bold", "cs-bold"), ("it", "cs-italic")]


def test_links_typed_and_marked_up() -> None:
    block = only("See [the site](https://a.org), www.b.org, me@c.kz. [x](javascript:alert(1)) [y](file:///etc/passwd)")
    links = [target for _, target in styles(block)]
    assert links == ["https://a.org", "https://www.b.org", "mailto:me@c.kz"]


def test_hard_breaks_are_line_feeds_and_soft_ones_spaces() -> None:
    assert only("one  \ntwo\\\nthree<br>four\nfive").text == "one\ntwo\nthree\nfour five"


def test_a_paragraph_wholly_bold_over_its_breaks() -> None:
    assert only("**Alibek**  \n**Deputy**").bold
    assert not only("**Alibek** and").bold
    assert only("*all of it*").italic


def test_lists_quotes_headings_and_lines() -> None:
    blocks = read_markdown("## H\ntext\n\n- a\n- b\n\n5. five\n8. eight\n\n> pull\n\n> > long\n")
    assert [(b.kind, b.text, b.line) for b in blocks] == [
        ("heading", "H", 1),
        ("paragraph", "text", 2),
        ("item", "a", 4),
        ("item", "b", 5),
        ("numbered", "five", 7),
        ("numbered", "eight", 8),
        ("pull", "pull", 10),
        ("quotation", "long", 12),
    ]
    assert blocks[1].close and not blocks[2].close
    assert [b.number for b in blocks if b.kind == "numbered"] == ["5", "8"]


def test_items_that_look_like_lists_in_lists_keep_their_signs() -> None:
    assert [b.text for b in read_markdown("-  + 7 7172 576510\n- 5. A title\n")] == ["+ 7 7172 576510", "5. A title"]


def test_footnotes() -> None:
    text, note = read_markdown("Text[^1] on.\n\n[^1]: The *note*.\n")
    assert text.text == "Text1 on." and styles(text) == [("1", "cs-superscript")]
    assert note.kind == "footnote" and note.text == "1 The note."
    assert styles(note) == [("1", "cs-superscript"), ("note", "cs-italic")]


def test_pictures_stand_apart() -> None:
    block = only('![A *quay*](the%20quay.jpg "Photo: B.")')
    assert (block.kind, block.text, block.file, block.credit) == ("picture", "A quay", "the quay.jpg", "Photo: B.")


def test_html_loses_its_tags_not_its_words() -> None:
    blocks = read_markdown("<!-- secret -->\n\n<div>In a box</div>\n\nA <b>word</b>.\n")
    assert [b.text for b in blocks] == ["In a box", "A word."]


def test_tables_and_indents_are_text() -> None:
    blocks = read_markdown("| 5 | A |\n|---|---|\n| 6 | B |\n\n    indented\n")
    assert [b.text for b in blocks] == ["5\tA", "6\tB", "indented"]


@pytest.mark.parametrize(
    "unit", ["word ", "*a ", "[", "<", "`a ", "_", "> ", "- ", "![", "[a](", "\\", "&", "**", "<!--", "a@", "www."]
)
def test_hostile_repetition_is_read_in_linear_time(unit: str) -> None:
    start = time.process_time()
    read_markdown(f"{unit * (15_000 // len(unit))}\n\n" * 10)
    assert time.process_time() - start < 30  # quadratic would be minutes
