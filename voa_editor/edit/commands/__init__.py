"""Gather the commands: one file for each group of them, each file ending with its COMMANDS."""

from __future__ import annotations

from voa_editor.edit.command import Command
from voa_editor.edit.commands import (
    ads,
    align,
    arrange,
    captions,
    clipboard,
    find,
    guides,
    items,
    layers,
    pages,
    parents,
    pictures,
    shapes,
    styles,
    swatches,
    text,
    thread,
    transform,
    type,
)  # fmt: skip

_FILES = (
    clipboard, find, text, type, thread, styles, transform, arrange, align, pictures, captions, ads, shapes, swatches,
    pages, parents, items, layers, guides,
)  # fmt: skip

COMMANDS: tuple[Command, ...] = tuple(command for file in _FILES for command in file.COMMANDS)
"""Every command without arguments there is."""

_BY_NAME = {command.name: command for command in COMMANDS}


def named(name: str) -> Command:
    """The command of that name; raises KeyError."""
    return _BY_NAME[name]
