"""Find words that held a place for others, references to pages that are not there, and addresses that lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from voa_editor.model.assets import Finding
from voa_editor.prepress.profiles import Profile
from voa_editor.prepress.proof import Proof
from voa_editor.prepress.reading import Place, Reading, Text
from voa_editor.prepress.rules.told import told

Found = tuple[tuple[int, str], ...]
"""Where in a text something begins, and what stands there."""

_PLACEHOLDER = re.compile(
    r"(?i:lorem ipsum\b[^.]{0,20}|dolor sit amet)"
    r"|\b(?:TKTK|TK|TBC|TBD|TODO|FIXME)\b"
    r"|\b[Xx]{4,}\b|\bxxx\b|\?{4,}|\(\?{1,3}\)"
    r"|[\[<{](?i:(?:insert|tbc|tbd|to come)\b[^\]>}]{0,60})[\]>}]"
    r"|[\[<{](?i:(?:add |your )?(?:name|title|headline|caption|photo|picture|text|date|quote)(?: here| to come| tbc)?)[\]>}]"
    r"|(?i:\b(?:your|body|type|insert|headline|title|caption|byline|placeholder|dummy)(?: \w+)? (?:text|goes) here\b)"
    r"|(?i:\b(?:placeholder|dummy) (?:text|caption|headline|picture)\b)"
    r"|\A(?i:untitled|headline|kicker|byline|caption)\Z"
)
_SENT_TO = re.compile(
    r"(?i:\b(?:see|turn to|(?:read )?more on|continue[ds] on|continued from)(?: on)? (?:pages?|pp?\.)[ \u00a0](\d{1,4})\b)"
)
_BROKEN = re.compile(
    r"\bhttps?:(?:/(?!/)|(?=\w))[\w./-]*|\b(?!https?:)h{0,2}t{1,4}p{1,2}s?:/[\w./-]*|\bhttps?//[\w./-]+"
    r"|\bwww(?:,\w[\w.,/-]*|\.[ \u00a0]\w+|[ \u00a0]\w+\.\w+)"
    r"|\b[\w.+-]{1,64}@[\w-]{1,63}(?![\w.@-])|\b[\w.+-]{1,64}@[\w.-]{0,99}\.\.[\w.-]{1,99}"
)
_SCHEME = re.compile(r"(https?|mailto|tel):", re.IGNORECASE)
_TO_PAGE = re.compile(r"#page=(\d{1,6})")
_WEB = re.compile(r"https?://(?:[\w-]{1,63}\.)+[^\W\d_][\w-]{1,62}\.?(?::\d{1,5})?(?:[/?#]\S*)?", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^\s@]{1,64}@(?:[\w-]{1,63}\.)+\w{2,63}(?:\?\S*)?", re.IGNORECASE)
_CALL = re.compile(r"tel:\+?[\d ().-]{3,30}", re.IGNORECASE)


def placeholders(text: str) -> Found:
    """Where words stand that nobody means to print."""
    return tuple((match.start(), match.group().strip()) for match in _PLACEHOLDER.finditer(text))


def page_references(text: str) -> tuple[tuple[int, str, int], ...]:
    """Where readers are sent to a page: the place, the words, the number."""
    return tuple((match.start(), match.group(), int(match[1])) for match in _SENT_TO.finditer(text))


def broken_addresses(text: str) -> Found:
    """Where an address stands that cannot be one; sound ones are blanked out before."""
    return tuple((match.start(), match.group()) for match in _BROKEN.finditer(text))


def placeholder_text(reading: Reading) -> Iterator[Finding]:
    """Words that held a place, each record once."""
    for text, found in reading.noted(placeholders):
        if found:
            start, said = found[0]
            message = f"“{said}” looks like words that held a place for others"
            yield _at(reading, "placeholder-text", text, start, message, "Write what is to be printed")


def page_reference(reading: Reading) -> Iterator[Finding]:
    """A page that the issue does not have, or on which a continued story does not go on."""
    proof = reading.proof
    count = len(proof.issue.pages())
    for text, found in reading.noted(page_references):
        for start, said, number in found if count else ():
            continued = said.lower().startswith("continue")
            if not 0 < number <= count:
                message = f"“{said}”: the issue has {count} pages"
            elif continued and text.story and number not in proof.threads.pages(text.story):
                message = f"“{said}”: the story does not stand there"
            else:
                continue
            yield _at(reading, "page-reference", text, start, message, "Write the right page, or a field that follows it")


def printed_address(reading: Reading) -> Iterator[Finding]:
    """An address in the text that is not well formed."""
    for text, found in reading.noted(broken_addresses):
        for start, said in found:
            yield _at(reading, "link-address", text, start, f"“{said}” is no address", "Correct it")


def link_address(proof: Proof, profile: Profile) -> Iterator[Finding]:
    """A link whose address is malformed, or that leads to a page that is not there. Nothing is asked of the network."""
    count = len(proof.issue.pages())
    seen: set[tuple[str, str]] = set()
    for number, page in proof.numbered():
        for target, record in page.links:
            fault = link_fault(target, count)
            if fault and (target, record) not in seen:
                seen.add((target, record))
                message = f"the link to “{target[:80]}” {fault}"
                yield told("link-address", record, message, "Correct its address, or take the link away", number)


def link_fault(target: str, pages: int) -> str:
    """What is wrong with a link's address; "" for a sound one."""
    if target.startswith("#"):
        found = _TO_PAGE.fullmatch(target)
        return "" if found and 0 < int(found[1]) <= pages else "leads to a page that the issue does not have"
    scheme = _SCHEME.match(target)
    if scheme is None:
        return "does not begin with https:, http:, mailto: or tel:"
    form = {"mailto": _MAIL, "tel": _CALL}.get(scheme[1].lower(), _WEB)
    return "" if form.fullmatch(target) else "is not well formed"


def _at(reading: Reading, rule: str, text: Text, start: int, message: str, remedy: str) -> Finding:
    return told(rule, text.record, message, remedy, reading.page(Place(text, start, "")))
