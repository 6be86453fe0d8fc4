"""Make paragraph, character and object styles, set things in them, and let what is selected tell them how to look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from functools import partial
from typing import Any, Literal

from voa_editor.edit.change import Change, put
from voa_editor.edit.command import Command
from voa_editor.edit.commands.shapes import set_look
from voa_editor.edit.commands.text import in_all, ranges
from voa_editor.edit.distinct import chosen, unused
from voa_editor.edit.formatting import clear_local, set_character_style, set_paragraph_style
from voa_editor.edit.ids import new_id, order_last
from voa_editor.edit.looks import style_look
from voa_editor.edit.overridden import Overridden, chosen_leaves, of_characters, of_frames, of_paragraphs, taken_back
from voa_editor.edit.selection import Selection
from voa_editor.errors import UserError
from voa_editor.model.checks import fault, loop
from voa_editor.model.issue import Issue
from voa_editor.model.records import Child, Record
from voa_editor.model.references import named, renamed
from voa_editor.model.styles import CharacterStyle, ObjectStyle, ParagraphStyle

Style = CharacterStyle | ObjectStyle
"""A paragraph style is a character style that says more."""
Kind = Literal["paragraph", "character", "object"]
KINDS: dict[Kind, type[Style]] = {"paragraph": ParagraphStyle, "character": CharacterStyle, "object": ObjectStyle}
_PREFIX: dict[Kind, str] = {"paragraph": "ps", "character": "cs", "object": "os"}
_BODY = "ps-body"  # what text falls back on when its style goes: it cannot go itself
_FIXED = {field.name for field in fields(Child)} | {"name", "keys"}


def find_style(issue: Issue, style: str) -> Style | None:
    """The paragraph, character or object style of that id."""
    return issue.find(CharacterStyle, style) or issue.find(ObjectStyle, style)


def kind_of(style: Style) -> Kind:
    """What kind of style it is."""
    return next(kind for kind, one in KINDS.items() if one is type(style))


def style_with_keys(issue: Issue, keys: str) -> Style | None:
    """The style that keys apply; None if they are none's."""
    return next((one for kind in KINDS.values() for one in issue.all(kind) if keys and one.keys == keys), None)


def new_style(
    issue: Issue, kind: Kind, name: str = "", based_on: str = "", from_selection: Selection | None = None
) -> Change | None:
    """A style of that name ("" makes one up). `from_selection`: it is based on the style of what is selected, unless told
    otherwise, and says what that has over its style. None if nothing that has such a style is selected.

    Raises UserError for a name that another one has, and for a style that none can be based on.
    """
    styles = issue.children(KINDS[kind])
    names = [style.name for style in styles]
    looks = _overridden(issue, kind, from_selection) if from_selection else Overridden("", {})
    if looks is None:
        return None
    base = based_on or (looks.style if find_style(issue, looks.style) else "")
    values = {**_settable(kind, looks.values), "based_on": base}
    made = KINDS[kind](
        id=new_id(issue, _PREFIX[kind]), order=order_last(styles),
        name=chosen(names, name) if name else unused(names, f"{kind.title()} style"), **values,
    )  # fmt: skip
    return put(issue, [_sound(issue, made)])


def edit_style(issue: Issue, style: str, **values: Any) -> Change | None:
    """A style with other values, by the names of their attributes; None for one that is inherited. All set in it follows.

    Raises UserError for a value out of bounds, for a style or swatch that is not there, and for a style that would be based
    on itself, ValueError for what is no attribute of the style, or has a command of its own (names, keys).
    """
    found = find_style(issue, style)
    if found is None:
        return None
    if unknown := [name for name in values if name in _FIXED or not hasattr(found, name)]:
        raise ValueError(f"a style has no {unknown[0]} to be set here")
    return put(issue, [_sound(issue, replace(found, **values))]) or None


def rename_style(issue: Issue, style: str, name: str) -> Change | None:
    """Another name for a style. Raises UserError for one that another style of its kind has."""
    found = find_style(issue, style)
    if found is None:
        return None
    name = chosen((one.name for one in issue.all(type(found)) if one.id != style), name)
    return put(issue, [replace(found, name=name)]) or None


def set_keys(issue: Issue, style: str, keys: str) -> Change | None:
    """The keys that apply a style ("Ctrl+1"), "" for none. Another style that had them has none then."""
    found = find_style(issue, style)
    if found is None:
        return None
    former = style_with_keys(issue, keys)
    others = [replace(former, keys="")] if former and former.id != style else []
    return put(issue, [*others, replace(found, keys=keys)]) or None


def duplicate_style(issue: Issue, style: str) -> Change | None:
    """A copy of a style, without its keys."""
    found = find_style(issue, style)
    if found is None:
        return None
    styles = issue.children(type(found))
    name = unused((one.name for one in styles), f"{found.name} copy")
    prefix = _PREFIX[kind_of(found)]
    return put(issue, [replace(found, id=new_id(issue, prefix), name=name, keys="", order=order_last(styles))])


def delete_style(issue: Issue, style: str, instead: str = "") -> Change | None:
    """Without a style. What was set in it is set in `instead`, a style of the same kind; with "" text takes the style that it
    was based on, and frames look on as they do. None for the body style."""
    found, other = find_style(issue, style), find_style(issue, instead)
    if found is None or style == _BODY or (instead and (type(other) is not type(found) or instead == style)):
        return None
    users = [record for record in issue.records.values() if instead and style in named(record)]
    return put(issue, [_using(record, style, instead) for record in users], [style])


def apply_style(issue: Issue, selection: Selection, style: str, *, clear: bool = False) -> Change | None:
    """Set what is selected in a style: frames in an object style, text (all text of selected frames) in one of the others.

    `clear` takes the overrides of the text back. A character style at a caret is for what is typed next, and changes nothing
    here (formatting.set_character_style answers with the caret that has it).
    """
    found = find_style(issue, style)
    if isinstance(found, ObjectStyle):
        return _apply_to_frames(issue, selection, found)
    if found is None:
        return None
    setter = set_paragraph_style if isinstance(found, ParagraphStyle) else set_character_style
    change = in_all(issue, selection, lambda now, text: setter(now, text, style)) or Change()
    cleared = in_all(change.apply(issue), selection, clear_local) if clear else None
    return change.then(cleared or Change()) or None


def leave_object_style(issue: Issue, selection: Selection) -> Change | None:
    """The selected frames look as they do without an object style."""
    return put(issue, [replace(frame, style="") for frame in chosen_leaves(issue, selection)]) or None


def redefine(issue: Issue, selection: Selection, style: str) -> Change | None:
    """Let a style say what the first of the selected that is set in it has otherwise; the selected have no override of that
    any more. All else that is set in the style follows. None if nothing there is overridden."""
    found = find_style(issue, style)
    looks = _overridden(issue, kind_of(found), selection, style) if found else None
    if found is None or looks is None or not looks.values:
        return None
    values = _settable(kind_of(found), looks.values)
    change = edit_style(issue, style, **values) or Change()
    if not isinstance(found, ObjectStyle):
        change = change.then(taken_back(change.apply(issue), ranges(issue, selection), style, values))
    return change or None


def redefine_selected(issue: Issue, selection: Selection, kind: Kind) -> Change | None:
    """Redefine the style that the selected are set in."""
    looks = _overridden(issue, kind, selection)
    return redefine(issue, selection, looks.style) if looks else None


def _overridden(issue: Issue, kind: Kind, selection: Selection, style: str = "") -> Overridden | None:
    match kind:
        case "object":
            return of_frames(issue, selection, style)
        case "paragraph":
            return of_paragraphs(issue, ranges(issue, selection), style)
        case _:
            return of_characters(issue, ranges(issue, selection), style)


def _apply_to_frames(issue: Issue, selection: Selection, style: ObjectStyle) -> Change | None:
    look: Any = style_look(issue, style.id)
    chosen_ones = selection.of(*(frame.id for frame in chosen_leaves(issue, selection)))
    change = set_look(issue, chosen_ones, **look) or Change()
    now = change.apply(issue)
    frames = [replace(frame, style=style.id) for frame in chosen_leaves(now, chosen_ones)]
    return change.then(put(now, frames)) or None


def _settable(kind: Kind, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that a style of that kind can have: a character style has none of paragraphs."""
    known = {field.name for field in fields(KINDS[kind])} - _FIXED
    return {name: value for name, value in values.items() if name in known}


def _using(record: Record, style: str, instead: str) -> Record:
    """The record naming another style. What was based on the one keeps that for the rules, who know what it was based on."""
    if isinstance(record, CharacterStyle | ObjectStyle):
        return replace(renamed(record, {style: instead}), based_on=record.based_on)
    return renamed(record, {style: instead})


def _sound(issue: Issue, style: Style) -> Style:
    """The style if it can be; raises UserError if not."""
    if wrong := fault(style):
        raise UserError(f"{wrong[0]}: {wrong[1]}", remedy="Choose another value")
    if style.based_on and type(issue.get(style.based_on)) is not type(style):
        raise UserError("the style that it is to be based on is not there", remedy="Choose another one")
    if any(name not in issue for name in named(style)):
        raise UserError("a style or swatch that it would name is not there", remedy="Choose another one")
    if style.based_on and loop(issue.with_records({style.id: style})):
        raise UserError(f"“{style.name}” would be based on itself", remedy="Choose another style to base it on")
    return style


COMMANDS: tuple[Command, ...] = (
    Command("redefine-paragraph-style", "Redefine Paragraph Style", partial(redefine_selected, kind="paragraph"), "Type",
            "Ctrl+Alt+Shift+R"),
    Command("redefine-character-style", "Redefine Character Style", partial(redefine_selected, kind="character"), "Type"),
    Command("redefine-object-style", "Redefine Object Style", partial(redefine_selected, kind="object"), "Object/Look"),
    Command("leave-object-style", "Leave Object Style", leave_object_style, "Object/Look"),
)  # fmt: skip
