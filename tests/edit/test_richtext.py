"""Rich text from Word and the web, cleaned to the issue's styles; and the way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import notation
from voa_editor.edit.richtext import MOST, copied_text, fitted, read_html, read_plain
from voa_editor.edit.selection import Spot, TextRange
from voa_editor.edit.typing import Part
from voa_editor.errors import UserError
from voa_editor.model.story import Paragraph, Span

WORD = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm; font-size:11.0pt; font-family:"Calibri",sans-serif;} --></style>
<!--[if gte mso 10]><style> table.MsoNormalTable {mso-style-name:"Table Normal";}</style><![endif]--></head>
<body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->
<h1><span lang=EN-GB>The bridge<o:p></o:p></span></h1>
<p class=MsoNormal><span lang=EN-GB style='font-size:14.0pt;color:red'>It was <b>opened</b> in
July<span style='mso-spacerun:yes'>&nbsp; </span>2023, at a cost of 5&nbsp;million, <i>as <b>planned</b></i>.<o:p></o:p>
</span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]>long and <a href="https://example.org/?a=1&amp;b=2">wide</a></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.&nbsp;</span>first of all</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'>2.&nbsp;&nbsp; second</p>
<!--EndFragment--></body></html>"""

WEB = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span
style="font-weight:700;font-family:Arial">Bold</span><span style="font-style:italic"> slanted</span></p></b>
<script>alert(1)</script><div>One<br>two <a href="javascript:alert(1)">three</a> ex&shy;am&shy;ple</div>
<ul><li>a<li><p>b</p></li></ul><ol><li>c</ol><blockquote><p>said</p></blockquote><div hidden>not this</div>
<pre>x  y
z</pre><p>   </p>"""


def test_word_text_keeps_its_words_and_nothing_of_its_look():
    title, body, bullet, *numbered = read_html(WORD)
    assert title == Part("The bridge", (), "ps-subhead")
    assert body.text == "It was opened in July 2023, at a cost of 5\u00a0million, as planned."
    assert body.spans == (Span(7, 13, "cs-bold"), Span(52, 55, "cs-italic"), Span(55, 62, "cs-bold-italic"))
    assert (bullet.text, bullet.style) == ("long and wide", "ps-list")
    assert bullet.spans == (Span(9, 13, "cs-link", link="https://example.org/?a=1&b=2"),)
    assert [(part.text, part.style) for part in numbered] == [("first of all", "ps-numbered"), ("second", "ps-numbered")]


def test_a_web_page_is_read_without_scripts_and_hidden_parts():
    parts = read_html(WEB)
    assert [(part.text, part.style) for part in parts] == [
        ("Bold slanted", ""), ("One\ntwo three example", ""), ("a", "ps-list"), ("b", "ps-list"), ("c", "ps-numbered"),
        ("said", "ps-quotation"), ("x  y\nz", ""),
    ]  # fmt: skip
    assert parts[0].spans == (Span(0, 4, "cs-bold"), Span(4, 12, "cs-italic"))
    assert not parts[1].spans


def test_what_is_too_long_is_refused_and_deep_nesting_is_not_followed():
    with pytest.raises(UserError, match="too long"):
        read_html("x" * (MOST + 1))
    assert [part.text for part in read_html("<div>" * 5000 + "deep" + "</div>" * 5000)] == ["deep"]


@given(st.text(alphabet='<>/!-[]"= abpliu&;\n', max_size=60))
def test_no_html_stops_it(html):
    for part in read_html(html):
        assert part.text.strip() and all(span.end <= len(part.text) for span in part.spans)


def test_plain_text_is_a_paragraph_a_line():
    assert [part.text for part in read_plain("a\r\nb\rc\n\n")] == ["a", "b", "c"]


def test_what_is_copied_can_be_pasted_with_its_look():
    spans = (Span(0, 3, "cs-bold"), Span(8, 12, "cs-italic"), Span(8, 12, "cs-link", link="https://a.kz/?x&y"),
             Span(13, 17, "cs-label"))  # fmt: skip
    issue = notation.issue(
        notation.story("a"),
        [Paragraph(id="p", parent="story-a", order="1", text="The <a> link\nhere", style="ps-lead", spans=spans)],
        [Paragraph(id="q", parent="story-a", order="2", text="Head", style="ps-subhead")],
    )
    plain, html = copied_text(issue, TextRange("", Spot("p", 0), Spot("q", 4)))
    assert plain == "The <a> link\nhere\nHead"
    first, second = read_html(html)
    assert (first.text, first.style) == ("The <a> link\nhere", "ps-lead") and set(first.spans) == set(spans)
    elsewhere = fitted(notation.issue(notation.story("b")), [first])[0]
    assert elsewhere.style == "" and not any(span.style for span in elsewhere.spans), "what an issue has no style for is plain"
    assert second == Part("Head", (), "ps-subhead")
    assert copied_text(issue, TextRange("", Spot("p", 1), Spot("p", 3)))[0] == "he"


def test_raised_and_lowered_characters_are_kept():
    html = "<p>a<sup>2</sup> H<sub>2</sub>O x<span style='vertical-align: super'>n</span></p>"
    (part,) = read_html(html)
    said = [(part.text[s.start : s.end], s.style) for s in part.spans]
    assert said == [("2", "cs-superscript"), ("2", "cs-subscript"), ("n", "cs-superscript")]
    (bare,) = fitted(notation.issue(), [part])
    assert [span.local for span in bare.spans] == [("features=sups",), ("features=subs",), ("features=sups",)]
