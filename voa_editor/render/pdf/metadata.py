"""Say what a document is: the same facts in its Info dictionary and in its XMP packet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFString

from voa_editor import __version__
from voa_editor.model.settings import Settings

_CREATOR = f"voa_editor {__version__}"
_UNDATED = "2000-01-01T00:00:00"
_NAMED_IN_INFO = ("PDF/X-1a:2003",)  # ISO 15930-4, 6.13; ISO 15930-7, 6.5.2 names it in XMP instead
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?)?")


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """The facts of a document. `date` is ISO 8601, taken as UTC; it comes from the issue, never from the clock,
    so that the same issue gives the same bytes. `language` is a BCP 47 tag."""

    title: str
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    language: str = "en"
    date: str = ""

    @staticmethod
    def of(settings: Settings) -> DocumentInfo:
        """The facts an issue's settings hold."""
        title = " · ".join(part for part in (settings.title, settings.issue_line) if part)
        return DocumentInfo(title or "Untitled", settings.publisher, settings.subtitle, (), settings.language, settings.date)

    @property
    def stamp(self) -> str:
        """The date as XMP writes it; 1 January 2000 for an issue without a readable date."""
        match = _DATE.match(self.date)
        if not match:
            return _UNDATED + "Z"
        year, month, day, hour, minute, second = (part or "00" for part in match.groups())
        return f"{year}-{month}-{day}T{hour}:{minute}:{second}Z"


def info_dictionary(info: DocumentInfo, standard: str = "") -> PDFDictionary:
    """The Info dictionary (ISO 32000-1, 14.3.3), with the name of the standard where the standard wants it there."""
    date = PDFString("D:" + re.sub(r"\D", "", info.stamp) + "+00'00'")
    entries = {
        "Title": info.title,
        "Author": info.author,
        "Subject": info.subject,
        "Keywords": ", ".join(info.keywords),
        "Creator": _CREATOR,
        "Producer": _producer(),
        "GTS_PDFXVersion": standard if standard in _NAMED_IN_INFO else "",
    }
    dictionary = {key: PDFString(value) for key, value in entries.items() if value}
    return PDFDictionary({**dictionary, "CreationDate": date, "ModDate": date, "Trapped": "/False"})


def xmp_packet(info: DocumentInfo, identity: str, standard: str = "", level: str = "") -> bytes:
    """The XMP packet. `identity` is 32 hexadecimal digits that name the document's content, `standard` what it conforms to.

    A tagged document conforms to PDF/UA-1 and to PDF/A-2 at `level` "A" or "B", which wants the former's schema explained.
    """
    uuid = "-".join((identity[:8], identity[8:12], identity[12:16], identity[16:20], identity[20:]))
    bag = "".join(f"<rdf:li>{_text(word)}</rdf:li>" for word in info.keywords)
    parts = [
        f"<dc:title><rdf:Alt><rdf:li xml:lang='x-default'>{_text(info.title)}</rdf:li></rdf:Alt></dc:title>",
        f"<dc:creator><rdf:Seq><rdf:li>{_text(info.author)}</rdf:li></rdf:Seq></dc:creator>" if info.author else "",
        f"<dc:description><rdf:Alt><rdf:li xml:lang='x-default'>{_text(info.subject)}</rdf:li></rdf:Alt></dc:description>"
        if info.subject
        else "",
        f"<dc:subject><rdf:Bag>{bag}</rdf:Bag></dc:subject>" if bag else "",
        f"<pdf:Keywords>{_text(', '.join(info.keywords))}</pdf:Keywords>" if bag else "",
        f"<dc:language><rdf:Bag><rdf:li>{_text(info.language)}</rdf:li></rdf:Bag></dc:language>",
        "<dc:format>application/pdf</dc:format>",
        f"<pdf:Producer>{_text(_producer())}</pdf:Producer>",
        "" if level else "<pdf:Trapped>False</pdf:Trapped>",  # PDF/A-2 knows XMP of 2005, which has no such property
        f"<xmp:CreatorTool>{_text(_CREATOR)}</xmp:CreatorTool>",
        *(f"<xmp:{name}>{info.stamp}</xmp:{name}>" for name in ("CreateDate", "ModifyDate", "MetadataDate")),
        f"<xmpMM:DocumentID>uuid:{uuid}</xmpMM:DocumentID>",
        f"<xmpMM:InstanceID>uuid:{uuid}</xmpMM:InstanceID>",
        "<xmpMM:VersionID>1</xmpMM:VersionID>",
        "<xmpMM:RenditionClass>default</xmpMM:RenditionClass>",
        f"<pdfxid:GTS_PDFXVersion>{standard}</pdfxid:GTS_PDFXVersion>" if standard and standard not in _NAMED_IN_INFO else "",
    ]
    body = "\n".join(part for part in parts if part)
    return _PACKET.format(body=body, more=_ACCESSIBLE.format(level=level) if level else "").encode("utf-8")


def _producer() -> str:
    import reportlab

    return f"{_CREATOR} with ReportLab {reportlab.Version}"


def _text(value: str) -> str:
    """XML text, without the control characters XML 1.0 forbids."""
    return escape(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]", "", value), quote=False)


_PACKET = """<?xpacket begin='\ufeff' id='W5M0MpCehiHzreSzNTczkc9d'?>
<x:xmpmeta xmlns:x='adobe:ns:meta/'>
<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>
<rdf:Description rdf:about=''
 xmlns:dc='http://purl.org/dc/elements/1.1/'
 xmlns:pdf='http://ns.adobe.com/pdf/1.3/'
 xmlns:pdfxid='http://www.npes.org/pdfx/ns/id/'
 xmlns:xmp='http://ns.adobe.com/xap/1.0/'
 xmlns:xmpMM='http://ns.adobe.com/xap/1.0/mm/'>
{body}
</rdf:Description>
{more}</rdf:RDF>
</x:xmpmeta>
<?xpacket end='r'?>"""

_ACCESSIBLE = """<rdf:Description rdf:about=''
 xmlns:pdfaid='http://www.aiim.org/pdfa/ns/id/'
 xmlns:pdfuaid='http://www.aiim.org/pdfua/ns/id/'
 xmlns:pdfaExtension='http://www.aiim.org/pdfa/ns/extension/'
 xmlns:pdfaSchema='http://www.aiim.org/pdfa/ns/schema#'
 xmlns:pdfaProperty='http://www.aiim.org/pdfa/ns/property#'>
<pdfuaid:part>1</pdfuaid:part>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>{level}</pdfaid:conformance>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType='Resource'>
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType='Resource'>
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
