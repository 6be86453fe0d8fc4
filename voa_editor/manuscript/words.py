"""Make short names from titles, tell languages apart, and put titles into a form in which they compare."""

from __future__ import annotations

import os
import re
import unicodedata

_LATIN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі",
        "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya a g q n o u u h i".split(),
        strict=True,
    )
)
_TABLE = str.maketrans({letter: latin.strip("-") for letter, latin in _LATIN.items()})
_KAZAKH = frozenset("әғқңөұүһі")
_SLUG_LENGTH = 40
_SPELLINGS = (
    (re.compile(r"\b(\w*(?:met|cent|lit|theat))er(s?)\b"), r"\1re\2"),
    (re.compile(r"(?<=\w{3})iz(?=e|ing|ation)"), "is"),
)


_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def readable(name: str) -> str:
    """A file's name as text: � for bytes that are no UTF-8 (an old archive's) and for line feeds and the like."""
    return _CONTROL.sub("�", os.fsencode(name).decode("utf-8", errors="replace"))


def slug(title: str, length: int = _SLUG_LENGTH) -> str:
    """A name of small Latin letters, digits and hyphens: the whole words of a title up to `length`."""
    latin = unicodedata.normalize("NFKD", title[:400].casefold().translate(_TABLE))
    name = ""
    for word in re.findall(r"[a-z0-9]+", re.sub(r"['’ʼ]", "", latin)):
        if name and len(name) + 1 + len(word) > length:
            break
        name = f"{name}-{word}" if name else word[:length]
    return name or "untitled"


class Slugs:
    """Gives each title a slug that no other has: the second of one name ends in -2."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}

    def __call__(self, title: str, length: int = _SLUG_LENGTH) -> str:
        name = distinct = slug(title, length)
        while distinct in self._taken:
            self._next[name] = self._next.get(name, 1) + 1
            distinct = f"{name}-{self._next[name]}"
        self._taken.add(distinct)
        return distinct


def language_of(text: str) -> str:
    """en, ru or kk, by the letters of a text; "" if it has none."""
    sample = text[:50_000].casefold()
    letters = sum(letter.isalpha() for letter in sample)
    cyrillic = sum("Ѐ" <= letter <= "ӿ" for letter in sample)
    if not letters:
        return ""
    if cyrillic * 2 < letters:
        return "en"
    return "kk" if sum(letter in _KAZAKH for letter in sample) * 50 > cyrillic else "ru"


def plain(title: str) -> str:
    """A title as small letters and digits parted by single spaces."""
    return " ".join(re.findall(r"\w+", title[:600].casefold()))


def one_spelling(title: str) -> str:
    """`plain`, with British and American spellings of a few common words made one."""
    text = plain(title)
    for pattern, becomes in _SPELLINGS:
        text = pattern.sub(becomes, text)
    return text


def capitalised(name: str) -> str:
    """A name in capitals as a title: "VOICE OF ASIA" → "Voice of Asia"; any other, and an acronym, as it is."""
    name = " ".join(name.split()).strip(" :–—-")
    if not name.isupper() or len(name) <= 5:
        return name
    small = {"of", "the", "and", "in", "for", "on", "a", "an", "и", "в", "на", "мен", "және"}
    words = name.lower().split()
    return " ".join(word if n and word in small else word[:1].upper() + word[1:] for n, word in enumerate(words))
