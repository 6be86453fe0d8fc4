"""A word that is spelt in two ways is spelt everywhere as it is spelt most."""

from __future__ import annotations

import pytest
from notation import issue, story

from voa_editor.compose.composer import Composer
from voa_editor.fonts.library import bundled
from voa_editor.model.assets import Finding
from voa_editor.model.story import Paragraph, Span, Story
from voa_editor.prepress.preflight import check
from voa_editor.prepress.respell import respelt


@pytest.mark.parametrize(
    ("usual", "rare", "becomes"),
    [
        ("Ten metres, a metre.", "Meters and a meter’s length.", "Metres and a metre’s length."),
        ("In the centre. The centres.", "The Center, centered.", "The Centre, centred."),
        ("They organise and realised.", "It was recognized.", "It was recognised."),
        ("In Xi’an and from Xi’an.", "Out of Xian’s walls.", "Out of Xi’an’s walls."),
        ("Kairat Sarybay and Kairat Sarybay.", "Kairat\u00a0Sarybai spoke.", "Kairat\u00a0Sarybay spoke."),
    ],
)
def test_the_rarer_spelling_becomes_the_usual_one(usual: str, rare: str, becomes: str):
    now = issue(story("a", usual, rare, headline=""))
    found = next(f for f in check(now, Composer(bundled())) if f.rule in ("spelling", "similar-name"))
    change = respelt(now, found)
    assert change and change.apply(now).need(Paragraph, "para-a-2").text == becomes
    assert change.apply(now).need(Paragraph, "para-a-1").text == usual
    assert respelt(change.apply(now), found) is None, "it is spelt one way now"


def test_spans_stay_on_their_words_and_headlines_are_spelt_too():
    spans = (Span(4, 11, style="cs-bold"), Span(15, 18))
    words = Paragraph(id="para-b", parent="story-b", text="One program of tea.", spans=spans)
    texts = story("a", "A programme. The programme.", headline="The Program of Tea")
    now = issue(texts, Story(id="story-b"), words)
    found = Finding(id="", rule="spelling", record="story-a", message="“Program”")
    change = respelt(now, found)
    assert change and change.apply(now).need(Story, "story-a").headline == "The Programme of Tea"
    after = change.apply(now).need(Paragraph, "para-b")
    assert after.text == "One programme of tea." and after.spans == (Span(4, 13, style="cs-bold"), Span(17, 20))
