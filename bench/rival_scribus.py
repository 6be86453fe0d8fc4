"""Set the text and photographs of a project with Scribus, as a script that Scribus itself runs without a window.

    scribus -g -ns -py bench/rival_scribus.py TEXT PHOTOGRAPHS PAGES OUT.pdf [press]

The text (a plain file) is threaded through two-column frames on all pages; the photographs (a file with a path a line) stand
at the head of the pages, in order.
"""

import sys

import scribus  # type: ignore[import-not-found]  # there only inside Scribus

MM = 72 / 25.4
WIDTH, HEIGHT, MARGIN, PICTURE = 210 * MM, 297 * MM, 18 * MM, 90 * MM


def main(text_path: str, pictures_path: str, pages: int, out: str, press: bool) -> None:
    with open(text_path, encoding="utf-8") as file:
        text = file.read()
    with open(pictures_path, encoding="utf-8") as file:
        pictures = file.read().split("\n")
    scribus.newDocument((WIDTH, HEIGHT), (MARGIN,) * 4, scribus.PORTRAIT, 1, scribus.UNIT_POINTS, scribus.PAGE_1, 0, pages)
    previous = ""
    for page in range(pages):
        scribus.gotoPage(page + 1)
        for n, path in enumerate(pictures[len(pictures) * page // pages : len(pictures) * (page + 1) // pages]):
            width = (WIDTH - 2 * MARGIN) / 2
            image = scribus.createImage(MARGIN + (n % 2) * width, MARGIN, width - 6, PICTURE)
            scribus.loadImage(path, image)
            scribus.setScaleImageToFrame(True, True, image)
        frame = scribus.createText(MARGIN, MARGIN + PICTURE + 12, WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN - PICTURE - 12)
        scribus.setColumns(2, frame)
        if previous:
            scribus.linkTextFrames(previous, frame)
        else:
            scribus.setText(text, frame)
            scribus.setFontSize(9.6, frame)
        previous = frame
    pdf = scribus.PDFfile()
    pdf.file = out
    if press:  # for a printer: pictures converted to inks by the profiles, at 300 ppi
        pdf.outdst = 1
        pdf.downsample, pdf.resolution, pdf.quality, pdf.compressmtd = 300, 300, 0, 1
    pdf.save()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4], sys.argv[5:] == ["press"])
