"""Name the glyphs that the codes of simple fonts in a PDF stand for (ISO 32000-1, annex D)."""

from __future__ import annotations

from functools import cache

_ASCII = """space exclam quotedbl numbersign dollar percent ampersand quotesingle parenleft parenright asterisk plus comma hyphen
period slash zero one two three four five six seven eight nine colon semicolon less equal greater question at A B C D E F
G H I J K L M N O P Q R S T U V W X Y Z bracketleft backslash bracketright asciicircum underscore grave a b c d e f g h i
j k l m n o p q r s t u v w x y z braceleft bar braceright asciitilde""".split()
_LATIN = """space exclamdown cent sterling currency yen brokenbar section dieresis copyright ordfeminine guillemotleft logicalnot
hyphen registered macron degree plusminus twosuperior threesuperior acute mu paragraph periodcentered cedilla onesuperior
ordmasculine guillemotright onequarter onehalf threequarters questiondown Agrave Aacute Acircumflex Atilde Adieresis Aring
AE Ccedilla Egrave Eacute Ecircumflex Edieresis Igrave Iacute Icircumflex Idieresis Eth Ntilde Ograve Oacute Ocircumflex
Otilde Odieresis multiply Oslash Ugrave Uacute Ucircumflex Udieresis Yacute Thorn germandbls agrave aacute acircumflex
atilde adieresis aring ae ccedilla egrave eacute ecircumflex edieresis igrave iacute icircumflex idieresis eth ntilde
ograve oacute ocircumflex otilde odieresis divide oslash ugrave uacute ucircumflex udieresis yacute thorn ydieresis""".split()
_OTHERS = """€ Euro ‚ quotesinglbase ƒ florin „ quotedblbase … ellipsis † dagger ‡ daggerdbl ˆ circumflex ‰ perthousand Š Scaron ‹
guilsinglleft Œ OE Ž Zcaron ‘ quoteleft ’ quoteright “ quotedblleft ” quotedblright • bullet – endash — emdash ˜ tilde ™
trademark š scaron › guilsinglright œ oe ž zcaron Ÿ Ydieresis ⁄ fraction ﬁ fi ﬂ fl ı dotlessi ł lslash Ł Lslash ˘ breve ˙
dotaccent ˚ ring ˝ hungarumlaut ˛ ogonek ˇ caron − minus""".split()
_STANDARD_UPPER = {
    0xA1: """exclamdown cent sterling fraction yen florin section currency quotesingle quotedblleft guillemotleft guilsinglleft
    guilsinglright fi fl - endash dagger daggerdbl periodcentered - paragraph bullet quotesinglbase quotedblbase quotedblright
    guillemotright ellipsis perthousand - questiondown - grave acute circumflex tilde macron breve dotaccent dieresis - ring
    cedilla - hungarumlaut ogonek caron emdash""",
    0xE1: "AE - ordfeminine - - - - Lslash Oslash OE ordmasculine - - - - - ae - - - dotlessi - - lslash oslash oe germandbls",
}


@cache
def name_of_character() -> dict[str, str]:
    """The names of the characters that the encodings have."""
    names = dict(zip(map(chr, range(0xA0, 0x100)), _LATIN, strict=True)) | dict(zip(_OTHERS[::2], _OTHERS[1::2], strict=True))
    return names | dict(zip(map(chr, range(0x20, 0x7F)), _ASCII, strict=True))


@cache
def character_of_name() -> dict[str, str]:
    """The characters that glyph names stand for, of those that the encodings have."""
    return {name: character for character, name in name_of_character().items() if character not in "\u00a0\u00ad"}


def character_of(name: str) -> str:
    """The character of a glyph name, also of the form uni0416 or u1F600; "" for a name that says none."""
    if name in (known := character_of_name()):
        return known[name]
    digits = name.removeprefix("uni") if name.startswith("uni") else name[1:] if name.startswith("u") else ""
    try:
        return chr(int(digits, 16)) if 4 <= len(digits) <= 6 else ""
    except ValueError:
        return ""


@cache
def encoding(name: str) -> dict[int, str]:
    """Code → glyph name of WinAnsiEncoding, MacRomanEncoding or StandardEncoding; no codes for any other name."""
    if name == "StandardEncoding":
        table = dict(zip(range(0x20, 0x7F), _ASCII, strict=True)) | {0x27: "quoteright", 0x60: "quoteleft"}
        for first, upper in _STANDARD_UPPER.items():
            table |= {code: glyph for code, glyph in enumerate(upper.split(), first) if glyph != "-"}
        return table
    codec = {"WinAnsiEncoding": "cp1252", "MacRomanEncoding": "mac_roman"}.get(name)
    if codec is None:
        return {}
    names = name_of_character()
    found = {code: names.get(bytes([code]).decode(codec, "replace"), "") for code in range(0x20, 0x100)}
    if name == "WinAnsiEncoding":  # every code that is not used shows a bullet (table D.2, note 3)
        found = {code: glyph or "bullet" for code, glyph in found.items()}
    return {code: glyph for code, glyph in found.items() if glyph}
