"""Record pages, parent pages with their named slots, layers, guides, and the flat plan."""

from __future__ import annotations

from dataclasses import dataclass

from voa_editor.model.records import Child


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Child):
    """A page of the issue; its number is its place among the pages, from 1; odd pages are right-hand.

    `overridden` are the items (frames that no group holds) of its parent page that it does not show: frames of its own stand
    for them, or nothing does any longer.
    """

    kind: str = "article"
    parent_page: str = ""  # ParentPage id
    section: str = ""
    overridden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ParentPage(Child):
    """A template of a page: what repeats (its frames) and where things go (its slots).

    Kinds: cover, contents, foreword, opener, article, gallery, ad, back. `pattern` names the arrangement of the template.
    Frames that stand on a parent page have its id as parent and are drawn, mirrored on left-hand pages, below a page's own.
    """

    name: str = ""
    kind: str = "article"
    pattern: str = ""
    folio: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot(Child):
    """A named place of the parent page `parent`, given for a right-hand page."""

    name: str = ""
    holds: str = "text"  # text, picture, ad
    x: float = 0.0
    y: float = 0.0
    w: float = 0.0
    h: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanItem(Child):
    """One line of the flat plan: what stands on which pages. `page` 0 means wherever there is room,
    `pages` 0 as many as the layout finds it needs.

    Kinds as of ParentPage; `subject` is the id of a story, section or booking; `parent` is always "".
    """

    kind: str = "article"
    page: int = 0
    pages: int = 1
    subject: str = ""
    pattern: str = ""  # "" lets the layout choose


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer(Child):
    """A layer that runs through all pages, above that of the frames which name none; `parent` is always "".

    `colour` ("#rrggbb") marks its frames in the window.
    """

    name: str = ""
    colour: str = "#4f8ff7"
    hidden: bool = False
    locked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide(Child):
    """A line to align to on the page (or parent page) `parent`: axis "x" stands upright at x = `at`, "y" lies at y = `at`.

    One that lies may go `across` the spread of its page.
    """

    axis: str = "x"
    at: float = 0.0
    across: bool = False
