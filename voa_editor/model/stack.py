"""Answer what of a frame its groups and its layer decide: whether it shows, whether it may be touched, what it stands in."""

from __future__ import annotations

from collections.abc import Iterator

from voa_editor.model.frames import Frame, GroupFrame
from voa_editor.model.issue import Issue
from voa_editor.model.pages import Layer

DEEPEST = 60  # groups in groups


def chain(issue: Issue, frame: Frame) -> Iterator[Frame]:
    """The frame, its group, the group of that …, outermost last."""
    here: Frame | None = frame
    for _ in range(DEEPEST):
        if here is None:
            return
        yield here
        here = issue.find(GroupFrame, here.parent)


def outermost(issue: Issue, frame: Frame) -> Frame:
    """The outermost group a frame is of; itself if it is of none."""
    return list(chain(issue, frame))[-1]


def layer_of(issue: Issue, frame: Frame) -> Layer | None:
    """The layer a frame lies on; None for the bottom one."""
    return issue.find(Layer, outermost(issue, frame).layer)


def shown(issue: Issue, frame: Frame) -> bool:
    """Whether neither the frame nor a group or layer it is of is hidden."""
    layer = layer_of(issue, frame)
    return not (layer and layer.hidden) and not any(one.hidden for one in chain(issue, frame))


def locked(issue: Issue, frame: Frame) -> bool:
    """Whether the frame or a group or layer it is of is locked."""
    layer = layer_of(issue, frame)
    return bool(layer and layer.locked) or any(one.locked for one in chain(issue, frame))


def leaves(issue: Issue, frame: Frame) -> list[Frame]:
    """The frames a group holds that are no groups, from back to front; of another frame, itself."""
    if not isinstance(frame, GroupFrame):
        return [frame]
    return [leaf for child in issue.frames(frame.id) for leaf in leaves(issue, child)]


def everything_in(issue: Issue, frame: Frame) -> list[Frame]:
    """A frame and, of a group, all frames within, groups too."""
    inner = issue.frames(frame.id) if isinstance(frame, GroupFrame) else []
    return [frame, *(one for child in inner for one in everything_in(issue, child))]
