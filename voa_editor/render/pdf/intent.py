"""Write the output intent of a document: the printing condition it is made for, with its profile (ISO 32000-1, 14.11.5)."""

from __future__ import annotations

from reportlab.pdfbase.pdfdoc import PDFArrayCompact, PDFDictionary, PDFObjectReference, PDFString

from voa_editor.render.icc import srgb
from voa_editor.render.intent import OutputIntent
from voa_editor.render.pdf.document import StreamedDocument

SCREEN = OutputIntent(srgb(), "sRGB IEC61966-2.1", "http://www.color.org", "sRGB IEC61966-2.1")


def output_intents(document: StreamedDocument, intent: OutputIntent, subtype: str = "GTS_PDFX") -> PDFArrayCompact:
    """The catalog's OutputIntents: one, its profile embedded."""
    entries = {
        "Type": "/OutputIntent",
        "S": f"/{subtype}",
        "OutputConditionIdentifier": PDFString(intent.identifier),
        "OutputCondition": PDFString(intent.info or intent.identifier),
        "Info": PDFString(intent.info or intent.profile.description or intent.identifier),
        "DestOutputProfile": profile_stream(document, intent.profile.data, intent.profile.channels),
    }
    if intent.registry:
        entries["RegistryName"] = PDFString(intent.registry)
    return PDFArrayCompact([document.Reference(PDFDictionary(entries))])


def profile_stream(document: StreamedDocument, profile: bytes, channels: int) -> PDFObjectReference:
    """The stream of an ICC profile (ISO 32000-1, 8.6.5.5)."""
    alternate = {1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}[channels]
    return document.put_deflated(PDFDictionary({"N": channels, "Alternate": alternate}), profile)
