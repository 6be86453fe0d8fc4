"""Read a tagged PDF back as a screen reader does: its structure tree, and what the marks of each element say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

_PAINTS = {"f", "f*", "F", "B", "B*", "b", "b*", "S", "s", "sh", "Tj", "TJ", "'", '"'}
_BFCHAR = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]*)>")
Place = tuple[tuple[int, int], int]  # the object that holds a stream's mark, and the mark's number


@dataclass(eq=False)
class Node:
    """An element: its tag, the elements and annotations in it, and all that is said in it, by order."""

    tag: str
    object: Object
    kids: list[Node] = field(default_factory=list)
    annotations: list[Object] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    said: str = ""

    def walk(self) -> Iterator[Node]:
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def all(self, *tags: str) -> list[Node]:
        return [node for node in self.walk() if node.tag in tags]

    @property
    def words(self) -> str:
        return " ".join(self.said.replace("\u00ad", "").split())


@dataclass
class Tagged:
    """A document read back: its tree, the marks in its content that the tree must hold, and operators that no mark holds."""

    pdf: pikepdf.Pdf
    root: Node
    marks: dict[Place, str]
    unmarked: list[str]


def read(path: Path) -> Tagged:
    pdf = pikepdf.open(path)
    marks: dict[Place, str] = {}
    unmarked: list[str] = []
    for page in pdf.pages:
        _read_stream(page.obj, page.obj, marks, unmarked, 0)
    return Tagged(pdf, _node(pdf.Root.StructTreeRoot.K[0], marks), marks, unmarked)


def _node(element: Object, marks: dict[Place, str]) -> Node:
    node = Node(str(element.S)[1:], element)
    page = element.get("/Pg")
    for kid in element.get("/K", Array()):
        if isinstance(kid, int):
            _add(node, (page.objgen, kid), marks)
        elif kid.get("/Type") == Name.MCR:
            _add(node, (kid.get("/Stm", kid.Pg).objgen, int(kid.MCID)), marks)
        elif kid.get("/Type") == Name.OBJR:
            node.annotations.append(kid.Obj)
        else:
            assert kid.P.objgen == element.objgen
            node.kids.append(_node(kid, marks))
            node.said += node.kids[-1].said
    return node


def _add(node: Node, place: Place, marks: dict[Place, str]) -> None:
    node.places.append(place)
    node.said += marks[place]


def _read_stream(owner: Object, holder: Object, marks: dict[Place, str], unmarked: list[str], depth: int) -> None:
    """Read the marks of a page or form; those of a form that has none of its own belong to the page."""
    fonts = {name: _meanings(font) for name, font in holder.get("/Resources", Dictionary()).get("/Font", {}).items()}
    stack: list[tuple[Place | None, str | None]] = [(None, None)] * depth
    font: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(holder):
        name = str(operator)
        if name == "BMC":
            stack.append((None, None))
        elif name == "BDC":
            facts = operands[1]
            place = (owner.objgen, int(facts.MCID)) if "/MCID" in facts else None
            actual = str(facts.ActualText) if "/ActualText" in facts else None
            stack.append((place, actual))
            if place:
                marks[place] = actual or ""
        elif name == "EMC":
            stack.pop()
        elif name == "Tf":
            font = fonts[str(operands[0])]
        elif name == "Do":
            shown = holder.Resources.XObject[str(operands[0])]
            if shown.Subtype == Name.Form:
                _read_stream(shown, shown, marks, unmarked, len(stack))
            elif not stack:
                unmarked.append(name)
        elif name in _PAINTS and not stack:
            unmarked.append(name)
        if name == "TJ" and stack and stack[-1][0] and stack[-1][1] is None:
            codes = [bytes(part) for part in operands[0] if isinstance(part, pikepdf.String)]
            text = "".join(font[int.from_bytes(code[n : n + 2])] for code in codes for n in range(0, len(code), 2))
            marks[stack[-1][0]] += text
    assert len(stack) == depth


def _meanings(font: Object) -> dict[int, str]:
    entries = _BFCHAR.findall(font.ToUnicode.read_bytes())
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in entries}
