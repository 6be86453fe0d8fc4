"""Find a number, period or date of the issue that is missing, does not agree with the others, or is of another issue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from voa_editor.model.assets import Finding
from voa_editor.model.frames import TextFrame
from voa_editor.model.settings import SETTINGS_ID, Settings
from voa_editor.model.story import Paragraph, Story
from voa_editor.prepress.profiles import Profile
from voa_editor.prepress.proof import Proof
from voa_editor.prepress.rules.told import told
from voa_editor.prepress.surroundings import Surroundings
from voa_editor.store.glance import Masthead

_MONTHS = (
    "january february march april may june july august september october november december "
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря "
    "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь "
    "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан"
).split()
_NAMED = "|".join(dict.fromkeys(_MONTHS))
_PERIOD = re.compile(rf"(?i:\b({_NAMED})(?:[ \u00a0]?[-–—/][ \u00a0]?({_NAMED}))?,?[ \u00a0](\d{{4}})\b)")
_NUMBER = re.compile(r"(?:\bNo\.?|№|\bIssue|\bNumber)[ \u00a0]?(\d{1,4})\b")
_LATE = timedelta(days=200)  # after its period a quarterly is not dated
_REMEDY = "Correct it in the issue's properties"
_SHOWING = {"number": {"number", "issue_line"}, "period": {"period", "issue_line"}, "date": {"date"}}


@dataclass(frozen=True, slots=True)
class Span:
    """The months of a period, from the first day to the last."""

    first: date
    last: date


def issue_line(proof: Proof, profile: Profile) -> Iterator[Finding]:
    """What stands in the masthead and the folios, held against the settings of the issue and these against each other."""
    settings = proof.issue.settings
    if not proof.pages:  # the next issue, before it is laid out
        return
    shown = _fields_shown(proof)
    for datum, fields in _SHOWING.items():
        if fields & shown.keys() and not getattr(settings, datum):
            if datum == "number" and settings.period and "number" not in shown:
                continue  # an issue line of the period alone is whole
            page = min(shown[name] for name in fields & shown.keys())
            yield told("issue-line", SETTINGS_ID, f"the issue has no {datum}, which its pages show", "Give it one", page)
    first = min((shown[name] for name in ("issue_line", "number", "period", "date") if name in shown), default=1)
    yield from (told("issue-line", SETTINGS_ID, said, _REMEDY, first) for said in _disagreements(settings))
    yield from _of_another_issue(proof, settings)


def _fields_shown(proof: Proof) -> dict[str, int]:
    """The fields of the issue that its pages show, each with the first page (1 for those of parent pages)."""
    shown: dict[str, int] = {}
    for story, page in _labels(proof):
        for paragraph in proof.issue.children(Paragraph, story.id):
            for span in paragraph.spans:
                if span.field:
                    shown[span.field] = min(page, shown.get(span.field, page))
    return shown


def _labels(proof: Proof) -> Iterator[tuple[Story, int]]:
    """The labels that stand on pages and parent pages, each with its first page."""
    standing: dict[str, int] = {}
    for frame in proof.issue.all(TextFrame):
        page = proof.page_of_frame(frame.id) or 1
        standing[frame.story] = min(page, standing.get(frame.story, page))
    for story in proof.issue.all(Story):
        if story.kind == "label" and story.id in standing:
            yield story, standing[story.id]


def _disagreements(settings: Settings) -> Iterator[str]:
    span, dated = period_of(settings.period), _date(settings.date)
    if settings.date and dated is None:
        yield f"the date of the issue, “{settings.date}”, is no date (write 2023-10-10)"
    if span and dated and not span.first <= dated <= span.last + _LATE:
        yield f"the issue is dated {settings.date}, but its period is {settings.period}"
    number = int(settings.number) if settings.number.isdigit() and len(settings.number) < 5 else 0
    if span and 1 <= number <= 4 and (quarter := _quarter(span)) and quarter != number:
        yield f"the issue has the number {number}, but {settings.period} is the quarter {quarter} of the year"


def _of_another_issue(proof: Proof, settings: Settings) -> Iterator[Finding]:
    """Periods and numbers that were typed in labels, where a field would have followed the issue."""
    own = period_of(settings.period)
    for story, page in _labels(proof):
        for paragraph in proof.issue.children(Paragraph, story.id):
            span, number = period_of(paragraph.text), _NUMBER.search(paragraph.text)
            if own and span and span != own and (span.last - span.first).days > 31:
                said = f"“{_PERIOD.search(paragraph.text)[0]}” is not the period of this issue, {settings.period}"  # type: ignore[index]
            elif number and settings.number.isdigit() and int(number[1]) != int(settings.number) and span:
                said = f"“{number[0]}” is not the number of this issue, {settings.number}"
            else:
                continue
            yield told("issue-line", paragraph.id, said, "Write a field in its place, which follows the issue", page)


def unchanged(proof: Proof, outside: Surroundings) -> Iterator[Finding]:
    """Number, period or date that the issue before, which lies beside this one, has too; a copy of this issue is passed over.

    Numbers come again each year: the same one is a slip only where the periods do not tell the issues apart.
    """
    settings, last = proof.issue.settings, outside.last(proof.issue)
    if last is None or not proof.pages or _is_copy(proof, last.masthead):
        return
    before, same = last.masthead, []
    if settings.period and settings.period == before.period:
        same.append(f"period {settings.period}")
    if settings.date and settings.date == before.date:
        same.append(f"date {settings.date}")
    if settings.number and settings.number == before.number and (same or not (settings.period and before.period)):
        same.insert(0, f"number {settings.number}")
    if same:
        message = f"the issue has the {' and the '.join(same)}, as the issue before it has (compared with {last.file})"
        yield told("issue-line", SETTINGS_ID, message, _REMEDY, 1)


def _is_copy(proof: Proof, other: Masthead) -> bool:
    """Whether most of the articles are those of another file: a copy that was kept, and not another issue."""
    own = {story.headline for story in proof.issue.all(Story) if story.kind == "article" and story.headline}
    return bool(own) and len(own & other.headlines) * 2 > len(own)


def period_of(text: str) -> Span | None:
    """The months that a text names ("July–September 2023"); None where it names none."""
    found = _PERIOD.search(text)
    if found is None or found[3] == "0000":
        return None
    first, last = (_MONTHS.index(name.lower()) % 12 + 1 for name in (found[1], found[2] or found[1]))
    year = int(found[3])
    begins = year - 1 if first > last else year
    if not 1 < year < 9000:
        return None
    ends = date(year + last // 12, last % 12 + 1, 1) - timedelta(days=1)
    return Span(date(begins, first, 1), ends)


def _quarter(span: Span) -> int:
    """Which quarter of a year the months are; 0 for others."""
    whole = span.first.year == span.last.year and span.last.month == span.first.month + 2 and span.last.month % 3 == 0
    return span.last.month // 3 if whole else 0


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
