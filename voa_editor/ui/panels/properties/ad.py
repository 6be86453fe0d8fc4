"""Edit an ad: its size, whose it is, whether it is approved."""

from __future__ import annotations

from typing import Any

from voa_editor.edit.commands.ads import LABELS, SIZES, assign, resize_ad
from voa_editor.edit.commands.data import set_booking
from voa_editor.model.assets import Booking
from voa_editor.model.frames import AdFrame
from voa_editor.model.issue import Issue
from voa_editor.ui.i18n import tr
from voa_editor.ui.panels.hand import Hand
from voa_editor.ui.panels.properties.group import Group, show_key, show_value
from voa_editor.ui.panels.properties.subject import Subject
from voa_editor.ui.panels.switch import Switch
from voa_editor.ui.panels.words import WordsField
from voa_editor.ui.widgets.choice import Choice
from voa_editor.ui.widgets.options import Option


class Ad(Group):
    """The booking an ad frame is reserved for. Of several ads the size alone."""

    def __init__(self, hand: Hand) -> None:
        super().__init__(tr("Advertisement"), hand)
        self._bookings: object = None
        self.ad_size = Choice(tr("Size"), [Option(size, tr(LABELS[size])) for size in SIZES])
        self.booking = Choice(tr("Booking"))
        self.advertiser, self.link = WordsField(tr("Advertiser")), WordsField(tr("Link"), hint="https://")
        self.approved = Switch(tr("Approved by the advertiser"))
        self.form.add_row(tr("Size"), self.ad_size)
        self.form.add_row(tr("Booking"), self.booking)
        self.form.add_row(tr("Advertiser"), self.advertiser)
        self.form.add_row(tr("Link"), self.link)
        self.form.add_fields(self.approved)
        self.ad_size.chosen.connect(self._resize)
        self.booking.chosen.connect(self._assign)
        self.advertiser.edited.connect(lambda words: self._set("Change Advertiser", advertiser=words.strip()))
        self.link.edited.connect(lambda words: self._set("Change Link of Ad", link=words.strip()))
        self.approved.edited.connect(lambda on: self._set("Approve Ad" if on else "Withdraw Approval", approved=on))

    def fits(self, subject: Subject) -> bool:
        return bool(subject.of_kind(AdFrame))

    def fill(self, subject: Subject) -> None:
        ads, issue = subject.of_kind(AdFrame), subject.issue
        if (version := issue.version(Booking)) is not self._bookings:
            self._bookings = version
            self.booking.set_options([Option(b.id, _name(b)) for b in issue.children(Booking)])
        bookings = [issue.find(Booking, ad.booking) for ad in ads]
        sizes = {booking.size if booking else "custom" for booking in bookings}
        show_key(self.ad_size, sizes.pop() if len(sizes) == 1 else None)
        one = bookings[0] if len(ads) == 1 else None
        show_key(self.booking, one.id if one else None)
        show_value(self.advertiser, one.advertiser if one else "")
        show_value(self.link, one.link if one else "")
        show_value(self.approved, one.approved if one else False)
        self.booking.setEnabled(len(ads) == 1 and self.booking.count() > 0)
        for field in (self.advertiser, self.link, self.approved):
            field.setEnabled(one is not None)

    def _resize(self, size: str) -> None:
        if size == "custom":  # any box that is drawn is that
            self.hand.do("Free Ad Size", lambda issue, selection: self._booked(issue, size=size))
        else:
            self.hand.do(LABELS[size], lambda issue, selection: resize_ad(issue, selection, size))

    def _assign(self, booking: str) -> None:
        self.hand.do("Assign Ad", lambda issue, selection: assign(issue, selection.frames[0], booking))

    def _set(self, label: str, **facts: Any) -> None:
        self.hand.do(label, lambda issue, selection: self._booked(issue, **facts))

    def _booked(self, issue: Issue, **facts: Any) -> Any:
        """The change of the booking of the one ad that is shown."""
        ads = self.subject.of_kind(AdFrame) if self.subject else []
        return set_booking(issue, ads[0].booking, **facts) if len(ads) == 1 else None


def _name(booking: Booking) -> str:
    return booking.advertiser or tr("{size}, not assigned", size=tr(LABELS.get(booking.size, booking.size)))
