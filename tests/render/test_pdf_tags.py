"""What is read of sheets made by hand: order, languages, what glyphs do not say, pictures, groups, and nothing twice."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pikepdf
import pytest
import verapdf
from sheets import HERE, MemoryBlobs, box, jpeg, picture, run, sheet, showcase, written
from tagged import Node, Tagged, read

from voa_editor.display.items import GlyphRun, Group, Item, Link, Picture, Sheet, Source, TextBox, TextLine
from voa_editor.errors import UserError
from voa_editor.geometry import Matrix, Rect
from voa_editor.model.colour import Rgb
from voa_editor.render.presets import load_preset

WHOLE = Rect(0, 0, 60, 60)


def line(paragraph: str, *runs: GlyphRun, role: str = "body", end: int = 0, last: bool = True, label: int = 0) -> TextLine:
    """A line as the composer gives it; `end` is more than its runs say where a line feed ends it."""
    named = tuple(each._replace(role=role) for each in runs)
    y, said = runs[0].y, sum(len(each.text) for each in runs) - label
    return TextLine(paragraph, 0, end or said, runs[0].x, 400, y - 10, y, y + 2, named, last, label)


def page(*texts: TextBox, more: tuple[Item, ...] = (), number: int = 1) -> Sheet:
    inked = tuple(item for text in texts for one in text.lines for item in one.runs)
    return dataclasses.replace(sheet(*inked, *more, number=number), texts=texts)


def text(story: str, *lines: TextLine, flow: str = "body", thread: str = "i") -> TextBox:
    return TextBox(f"frame-{story}-{thread}", story, flow, Matrix(), (), lines, thread=thread)


def tagged(out: Path, *sheets: Sheet, blobs: MemoryBlobs | None = None) -> Tagged:
    written(out / "a.pdf", sheets, blobs, "digital")
    return read(out / "a.pdf")


def outline(node: Node) -> str:
    inner = " ".join(outline(kid) for kid in node.kids)
    return f"{node.tag}({inner})" if inner else node.tag


def test_a_flow_is_read_in_the_order_of_its_frames_and_a_paragraph_is_one_over_pages(tmp_path):
    second = text("a", line("p2", run("second,", 50, 100), last=False), thread="m")
    first = text("a", line("p1", run("first", 300, 700)), thread="c")  # lies in front, and is read first
    third = text("a", line("p2", run("third", 50, 100)), thread="x")
    found = tagged(tmp_path, page(second, first), page(third, number=2))
    assert outline(found.root) == "Document(Sect(P P))" and [p.said for p in found.root.all("P")] == ["first", "second,third"]
    pages = {place[0] for place in found.root.all("P")[1].places}
    assert len(pages) == 2


def test_a_story_is_not_torn_apart_by_another(tmp_path):
    begins = text("a", line("p1", run("a begins", 50, 100)), thread="a")
    ends = text("a", line("p3", run("a ends", 50, 100)), thread="b")
    other = text("b", line("p2", run("b between", 50, 400)))
    found = tagged(tmp_path, page(begins, other), page(ends, number=2))
    assert [p.said for p in found.root.all("P")] == ["a begins", "a ends", "b between"]


def test_pull_quotes_come_after_the_body_and_headings_nest(tmp_path):
    found = tagged(
        tmp_path,
        page(
            text("a", line("p0", run("Say it again", 50, 50), role="pull-quote"), flow="quote"),
            text("a", line("p1", run("Head", 50, 90), role="headline"), flow="head"),
            text("a", line("p2", run("text", 50, 120)), line("p3", run("Sub", 50, 140), role="subhead")),
            text("b", line("p4", run("Other", 50, 300), role="headline"), flow="head"),
        ),
    )
    assert outline(found.root) == "Document(Art(H1 P H2 BlockQuote(P)) Art(H1))"


def test_lists_notes_and_contents_have_elements_of_their_own(tmp_path):
    rows = (
        line("p1", run("• one", 50, 50), role="list"),
        line("p2", run("1.", 50, 70), run("two", 80, 70), role="list", label=2),
        line("p3", run("Since 1999.", 50, 90), role="footnote"),
        line("p4", run("July", 50, 110), role="contents-section"),
        line("p5", run("8 The SCO", 50, 130), role="contents-entry"),
    )
    found = tagged(tmp_path, page(text("a", *rows)))
    assert outline(found.root) == "Document(Sect(L(LI(LBody) LI(Lbl LBody)) Note TOC(Caption TOCI(Reference))))"
    note = found.root.all("Note")[0].object
    assert found.pdf.Root.StructTreeRoot.IDTree.Names[0] == note.ID and found.pdf.Root.StructTreeRoot.IDTree.Names[1].S == "/Note"


def test_a_language_is_said_where_it_changes(tmp_path):
    kazakh = run("Қазақстан", 90, 50)._replace(language="kk")
    all_kazakh = run("Астана", 50, 70)._replace(language="kk")
    english = run("It is", 50, 50)._replace(language="en")
    found = tagged(tmp_path, page(text("a", line("p1", english, kazakh), line("p2", all_kazakh))))
    mixed, whole = found.root.all("P")
    assert "/Lang" not in mixed.object and [str(span.object.Lang) for span in mixed.kids] == ["kk"]
    assert mixed.kids[0].said == "Қазақстан" and str(whole.object.Lang) == "kk" and not whole.kids


def test_what_glyphs_do_not_say_is_said_for_them(tmp_path):
    letters = run("every", 70, 50)
    drop, word = run("E", 50, 70, 30, says=""), letters._replace(text="E" + letters.text, clusters=(0, 2, 3, 4, 5))
    drop = drop._replace(text="", clusters=(0,))
    rows = (
        line("p1", drop, word, last=False),
        line("p1", run("the Octo", 50, 90), run("-", 90, 90, says="\u00ad"), last=False),
        line("p1", run("ber,", 50, 110), end=5, last=False),  # a line feed ends it
        line("p1", run("then", 50, 130)),
    )
    found = tagged(tmp_path, page(text("a", *rows)))
    paragraph = found.root.all("P")[0]
    assert paragraph.said == "Eeverythe Octo\u00adber, then"
    assert [str(kid.object.ActualText) for kid in paragraph.kids] == ["Ee", "\u00ad", ", "]
    assert len(paragraph.kids[0].places) == 2


def test_text_and_pictures_in_a_see_through_group_are_read(tmp_path):
    blobs = MemoryBlobs()
    words = run("faint", 50, 50)
    shown = text("a", line("p1", words))
    group = Group((*shown.lines[0].runs, picture(blobs.add(jpeg()), WHOLE)), HERE, Matrix(), None, 0.5)
    found = tagged(tmp_path, dataclasses.replace(sheet(group), texts=(shown,)), blobs=blobs)
    assert found.root.all("P")[0].said == "faint" and len(found.root.all("Figure")) == 1
    assert {place for node in found.root.walk() for place in node.places} == set(found.marks) and not found.unmarked
    stream = found.pdf.pages[0].obj.Resources.XObject.X1
    parents = dict(zip(*[iter(found.pdf.Root.StructTreeRoot.ParentTree.Nums)] * 2, strict=True))
    assert [parent.S for parent in parents[int(stream.StructParents)]] == ["/P", "/Figure"]


def test_pictures_are_read_once_with_their_words_or_told(tmp_path):
    blobs = MemoryBlobs()
    asset = blobs.add(jpeg())
    spread = Picture(asset, WHOLE, WHOLE, Source("frame-1"), photo="photo-1", owner="a")
    caption = text(
        "c", line("p1", run("At the lake", 50, 90)._replace(source=Source("photo-1", attr="caption")), role="caption")
    )
    bare = Picture(asset, WHOLE, WHOLE, Source("frame-2"))
    decoration = Picture(asset, WHOLE, WHOLE, Source("frame-3"), role="artefact")
    body = text("a", line("p2", run("text", 50, 300)))
    sheets = (page(caption, body, more=(spread, decoration)), page(more=(spread, bare), number=2))
    found = written(tmp_path / "a.pdf", sheets, blobs, "digital")
    back = read(tmp_path / "a.pdf")
    assert outline(back.root) == "Document(Sect(P Div(Figure Caption)) Div(Figure))"
    first, second = back.root.all("Figure")
    assert str(first.object.Alt) == "At the lake" and len({place[0] for place in first.places}) == 2
    assert str(second.object.Alt) == "Picture" and [(one.rule, one.page, one.record) for one in found] == [
        ("alternative-text", 2, "frame-2")
    ]


def test_links_hold_their_words_or_picture(tmp_path):
    blobs = MemoryBlobs()
    words = run("write to us", 50, 50)
    rows = text("a", line("p1", words))
    area = rows.lines[0]
    to_us = Link(Rect(words.x, area.top, words.advance, 12), "mailto:us@example.org", Source("p1"))
    nowhere = Link(Rect(0, 0, 9, 9), "#page=99", Source("p1"))
    ad = Picture(blobs.add(jpeg()), WHOLE, WHOLE, Source("frame-9"), "ad", "A bank", language="kk")
    to_bank = Link(WHOLE, "https://example.org", Source("frame-9"))
    found = tagged(tmp_path, page(rows, more=(to_us, nowhere, ad, to_bank)), blobs=blobs)
    told = {link.words: link for link in found.root.all("Link")}
    assert outline(found.root) == "Document(Div(Link(Figure)) Sect(P(Link)))" and len(found.pdf.pages[0].Annots) == 2
    assert str(told["write to us"].annotations[0].Contents) == "write to us"
    assert str(told[""].annotations[0].Contents) == "A bank" and str(found.root.all("Figure")[0].object.Lang) == "kk"
    parents = dict(zip(*[iter(found.pdf.Root.StructTreeRoot.ParentTree.Nums)] * 2, strict=True))
    assert all(parents[int(annotation.StructParent)].S == "/Link" for annotation in found.pdf.pages[0].Annots)


def test_what_belongs_to_no_frame_of_the_page_is_an_artefact(tmp_path):
    found = tagged(tmp_path, page(more=(run("Voice of Asia · 7", 50, 800), box(WHOLE, Rgb(1, 0, 0)))))
    assert outline(found.root) == "Document" and not found.marks and not found.unmarked


def test_signs_that_only_the_font_knows_bring_it_down_to_level_b(tmp_path):
    sign = run("A", 50, 50, says="\ue000")
    found = written(tmp_path / "a.pdf", [page(text("a", line("p1", sign)))], preset="digital")
    assert [one.rule for one in found] == ["private-use"]
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        assert b"<pdfaid:conformance>B<" in pdf.Root.Metadata.read_bytes()


def test_every_kind_of_item_keeps_the_standards(tmp_path):
    blobs = MemoryBlobs()
    written(tmp_path / "a.pdf", showcase(blobs), blobs, "digital")
    for verdict in verapdf.validate(tmp_path / "a.pdf", "PDFA_2_A", "PDFUA_1").values():
        assert verdict.compliant, verdict.failures


def test_the_same_sheets_give_the_same_bytes_and_the_press_no_tags(tmp_path):
    blobs = MemoryBlobs()
    for name in ("a.pdf", "b.pdf"):
        written(tmp_path / name, showcase(blobs), blobs, "digital")
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    written(tmp_path / "press.pdf", showcase(blobs), blobs, "press-x4")
    with pikepdf.open(tmp_path / "press.pdf") as pdf:
        assert "/StructTreeRoot" not in pdf.Root and "/Tabs" not in pdf.pages[0].obj
        operators = {str(operator) for operands, operator in pikepdf.parse_content_stream(pdf.pages[0])}
        assert not operators & {"BMC"}


@pytest.mark.parametrize(("base", "key"), [("press-x4", "tags"), ("proof", "colours")])
def test_tags_go_with_light_and_with_no_press_standard(tmp_path, base, key):
    own = tmp_path / "own.toml"
    source = Path(__file__).parents[2] / "resources" / "presets" / f"{base}.toml"
    own.write_text(source.read_text(encoding="utf-8") + "tags = true\n", encoding="utf-8")
    with pytest.raises(UserError, match=key):
        load_preset(str(own))
