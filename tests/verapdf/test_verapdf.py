"""veraPDF's engine holds the profiles that the digital edition is held to, and fails what does not keep them."""

from __future__ import annotations

from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, String

import verapdf

XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" pdfaid:part="2" pdfaid:conformance="B"/>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def blank(out: Path, content: bytes = b"") -> Path:
    """A page that keeps PDF/A-2b, if what is painted does."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(200, 200))
    page.obj.Contents = pdf.make_stream(content)
    pdf.Root.Metadata = pdf.make_stream(XMP.encode(), Type=Name.Metadata, Subtype=Name.XML)
    pdf.save(out, fix_metadata_version=False, min_version="1.7")
    return out


def test_the_engine_holds_the_profiles_we_ask_for() -> None:
    assert {"PDFA_2_A", "PDFA_2_B", "PDFUA_1"} <= set(verapdf.profiles())


def test_a_good_file_passes_and_bad_ones_do_not(tmp_path: Path) -> None:
    assert verapdf.validate(blank(tmp_path / "good.pdf"), "PDFA_2_B")["PDFA_2_B"].compliant
    verdicts = verapdf.validate(blank(tmp_path / "bad.pdf", b"1 0 0 rg 0 0 50 50 re f"))
    assert [verdict.compliant for verdict in verdicts.values()] == [False] * 3
    assert all(failure.startswith("6.2.4.3-2: DeviceRGB") for failure in verdicts["PDFA_2_B"].failures)
    assert any("7.1-11: StructTreeRoot" in failure for failure in verdicts["PDFUA_1"].failures)


def test_a_standard_is_told_from_another(tmp_path: Path) -> None:
    """Tags, a language and a title make a page PDF/UA-1 that is no PDF/A."""
    pdf = pikepdf.open(blank(tmp_path / "a.pdf", b"/Artifact BMC 1 0 0 rg 0 0 50 50 re f EMC"))
    head = (
        XMP.replace("pdfaid", "pdfuaid")
        .replace("aiim.org/pdfa", "aiim.org/pdfua")
        .replace('pdfuaid:part="2" pdfuaid:conformance="B"/>', "")
    )
    title = "><dc:title><rdf:Alt><rdf:li xml:lang='x-default'>A page</rdf:li></rdf:Alt></dc:title></rdf:Description>"
    packet = head.replace("\n</rdf:RDF>", f" pdfuaid:part='1' xmlns:dc='http://purl.org/dc/elements/1.1/'{title}\n</rdf:RDF>")
    pdf.Root.Metadata = pdf.make_stream(packet.encode(), Type=Name.Metadata, Subtype=Name.XML)
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.Lang = String("en")
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document))
    pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array([document])))
    document.P = pdf.Root.StructTreeRoot
    pdf.save(tmp_path / "ua.pdf", fix_metadata_version=False)
    verdicts = verapdf.validate(tmp_path / "ua.pdf", "PDFUA_1", "PDFA_2_B")
    assert verdicts["PDFUA_1"].compliant, verdicts["PDFUA_1"].failures
    assert not verdicts["PDFA_2_B"].compliant
