"""Say of a frame what it is, for lists: its name, the words or the photograph in it; and find its icon."""

from __future__ import annotations

from voa_editor.display.items import TextBox
from voa_editor.edit.passage import passage
from voa_editor.model.assets import Asset, Booking, Photo
from voa_editor.model.frames import AdFrame, Frame, GroupFrame, PictureFrame, ShapeFrame, TextFrame
from voa_editor.model.issue import Issue
from voa_editor.model.threads import paragraphs
from voa_editor.ui.i18n import tr

_LONGEST = 80  # characters
_SHAPES = {"ellipse": "ellipse", "line": "line"}


def icon_of(frame: Frame) -> str:
    """The name of the icon of a frame's kind."""
    match frame:
        case TextFrame():
            return "text"
        case PictureFrame():
            return "picture"
        case AdFrame():
            return "ad"
        case GroupFrame():
            return "group"
        case ShapeFrame():
            return _SHAPES.get(frame.shape, "rectangle")
    return "object"


def kind_of(frame: Frame) -> str:
    """The kind of a frame in a word."""
    match frame:
        case TextFrame():
            return tr("Text")
        case PictureFrame():
            return tr("Picture")
        case AdFrame():
            return tr("Ad")
        case GroupFrame():
            return tr("Group")
        case ShapeFrame():
            return {"ellipse": tr("Ellipse"), "line": tr("Line")}.get(frame.shape, tr("Rectangle"))
    return tr("Frame")


def words_of(issue: Issue, frame: Frame, box: TextBox | None) -> str:
    """What a list calls a frame: its own name, or what it holds. `box` is the text that a text frame shows, if it does."""
    if frame.name:
        return frame.name
    match frame:
        case TextFrame():
            said = _text(box) if box else _beginning(issue, frame)
            if not said and box and box.over:  # not a word of it has room
                said = _beginning(issue, frame)
            return said or tr("Empty text frame")
        case PictureFrame():
            return _picture(issue, frame) or tr("Empty picture frame")
        case AdFrame():
            booking = issue.find(Booking, frame.booking)
            return (booking.advertiser if booking else "") or tr("Ad without a booking")
        case GroupFrame():
            return tr("Group of {count}", count=len(issue.frames(frame.id)))
    return kind_of(frame)


def _text(box: TextBox) -> str:
    """The words that a frame shows first."""
    said = ""
    for line in box.lines:
        said += "".join(run.text for run in line.runs)
        if len(said) > _LONGEST // 2:
            break
        said = said[:-1] if said.endswith("\u00ad") else said + " "
    return " ".join(said.split())[:_LONGEST]


def _beginning(issue: Issue, frame: TextFrame) -> str:
    """The words that the text of a frame begins with, for one that does not show."""
    texts = (passage(issue, paragraph.id).text for paragraph in paragraphs(issue, frame.story, frame.flow))
    return next((" ".join(text.split())[:_LONGEST] for text in texts if text.strip()), "")


def _picture(issue: Issue, frame: PictureFrame) -> str:
    photo = issue.find(Photo, frame.photo)
    asset = issue.find(Asset, photo.asset if photo else frame.asset)
    said = (photo.caption if photo else "") or (asset.name if asset else "")
    return " ".join(said.split())[:_LONGEST]
