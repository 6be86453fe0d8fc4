from __future__ import annotations

from sheets import MemoryBlobs, run, sheet, showcase

from voa_editor.display.dump import dump


def test_a_sheet_reads_as_lines():
    page = sheet(run("fit", 51.0, 100.126, record="para-7"), number=3, label="iii")
    assert dump(page) == (
        "sheet page-3 number 3 label 'iii' 595.28 × 841.89 bleed 8.5 8.5 8.5 8.5\n"
        "  run body SourceSerif4-Regular 10 0/0/0/100 at 51 100.13 width "
        f"{page.items[0].advance:.2f}".rstrip("0") + " 'fit' ← para-7[0:3]\n"
    )


def test_every_kind_of_item_is_told():
    text = "".join(dump(page) for page in showcase(MemoryBlobs()))
    words = ("run body", "picture figure sha256-", "path artefact M ", "shade ", "stroke ", "group [", "clip ", "link mailto:")
    for word in words:
        assert word in text
    assert "\n    path" in text  # a group's items stand indented
    assert text == "".join(dump(page) for page in showcase(MemoryBlobs()))
