"""Write the structure tree of a document, and from each mark and each link the way back to its element (ISO 32000-1, 14.7)."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportlab.pdfbase.pdfdoc import PDFArrayCompact, PDFDictionary, PDFObjectReference

from voa_editor.display.items import Link
from voa_editor.render.pdf.document import StreamedDocument, text_string
from voa_editor.render.pdf.navigation import Target
from voa_editor.render.pdf.reading import Element
from voa_editor.render.pdf.tags import Figure, Mark


@dataclass(slots=True)
class Structure:
    """The structure of a document under way: what has a number in the parent tree, and the annotations of links."""

    document: StreamedDocument
    keys: int = 0
    annotations: dict[int, tuple[PDFDictionary, PDFObjectReference]] = field(default_factory=dict)
    _parents: dict[int, dict[int, PDFObjectReference] | PDFObjectReference] = field(default_factory=dict)
    _names: list[tuple[str, PDFObjectReference]] = field(default_factory=list)

    def key(self) -> int:
        """The next number of the parent tree."""
        self.keys += 1
        return self.keys - 1

    def annotate(self, link: Link, annotation: PDFDictionary) -> PDFObjectReference:
        """Note that a link became an annotation, and give that its number."""
        annotation["StructParent"] = self.key()
        reference = self.document.Reference(annotation)
        self.annotations[id(link)] = (annotation, reference)
        return reference

    def leads(self, link: Link) -> bool:
        return id(link) in self.annotations

    def write(self, root: Element, pages: list[Target]) -> PDFObjectReference:
        """Write the tree; returns what the catalog's StructTreeRoot is."""
        tree = PDFDictionary({"Type": "/StructTreeRoot"})
        reference = self.document.Reference(tree)
        tree["K"] = PDFArrayCompact([self._element(root, reference, pages)])
        numbers: list[object] = []
        for key in range(self.keys):
            numbers += [key, self._way_back(key)]
        tree["ParentTree"] = self.document.Reference(PDFDictionary({"Nums": PDFArrayCompact(numbers)}))
        tree["ParentTreeNextKey"] = self.keys
        if self._names:
            names = [each for name, at in sorted(self._names, key=lambda one: one[0]) for each in (text_string(name), at)]
            tree["IDTree"] = self.document.Reference(PDFDictionary({"Names": PDFArrayCompact(names)}))
        return reference

    def _way_back(self, key: int) -> object:
        found = self._parents.get(key, {})
        if not isinstance(found, dict):
            return found
        parents = PDFArrayCompact([found.get(number, "null") for number in range(max(found, default=-1) + 1)])
        return self.document.Reference(parents)

    def _element(self, element: Element, parent: PDFObjectReference, pages: list[Target]) -> PDFObjectReference:
        entries: dict[str, object] = {"Type": "/StructElem", "S": f"/{element.tag}", "P": parent}
        dictionary = PDFDictionary(entries)
        reference = self.document.Reference(dictionary)
        marks = [kid for kid in element.kids if isinstance(kid, Mark)]
        page = marks[0].page if marks else None
        if page is not None:
            dictionary["Pg"] = pages[page].reference
        if element.language:
            dictionary["Lang"] = text_string(element.language)
        if element.alt:
            dictionary["Alt"] = text_string(element.alt)
        if element.actual is not None:
            dictionary["ActualText"] = text_string(element.actual)
        if element.name:
            dictionary["ID"] = text_string(element.name)
            self._names.append((element.name, reference))
        if element.figure:
            dictionary["A"] = _layout(element.figure, pages)
        kids: list[object] = []
        for kid in element.kids:
            match kid:
                case Element():
                    kids.append(self._element(kid, reference, pages))
                case Mark():
                    self._note(kid, reference)
                    kids.append(_content(kid, page, pages))
                case Link():
                    kids.append(self._object(kid, reference))
        dictionary["K"] = PDFArrayCompact(kids)
        return reference

    def _note(self, mark: Mark, parent: PDFObjectReference) -> None:
        parents = self._parents.setdefault(mark.key, {})
        assert isinstance(parents, dict)  # a stream's number is no annotation's
        parents[mark.number] = parent

    def _object(self, link: Link, parent: PDFObjectReference) -> PDFDictionary:
        annotation, reference = self.annotations[id(link)]
        self._parents[annotation["StructParent"]] = parent
        return PDFDictionary({"Type": "/OBJR", "Obj": reference, "Pg": annotation["P"]})


def _content(mark: Mark, page: int | None, pages: list[Target]) -> object:
    """A stretch of content as an element names it: by its number alone on the element's own page."""
    if mark.page == page and mark.form is None:
        return mark.number
    entries = {"Type": "/MCR", "Pg": pages[mark.page].reference, "MCID": mark.number}
    return PDFDictionary({**entries, "Stm": mark.form} if mark.form is not None else entries)


def _layout(figure: Figure, pages: list[Target]) -> PDFDictionary:
    """Where a picture stands on its page (ISO 32000-1, 14.8.5.4)."""
    boxes, rect = pages[figure.place[0]].boxes, figure.rect
    left, top = boxes.place(rect.x, rect.y)
    right, bottom = boxes.place(rect.right, rect.bottom)
    box = PDFArrayCompact([round(value, 2) for value in (left, bottom, right, top)])
    return PDFDictionary({"O": "/Layout", "Placement": "/Block", "BBox": box})
