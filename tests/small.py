"""Write a small issue of four pages as a folder: an issue.toml, a manuscript, two photographs."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

ISSUE_TOML = """[issue]
title = "The Quarterly"
number = "7"
period = "Spring 2024"
date = "2024-04-01"
publisher = "The Society"

[[section]]
name = "News"
opener = false

[[page]]
page = 1
kind = "cover"

[[page]]
page = 2
kind = "contents"

[[page]]
page = 3
story = "bridge"

[[page]]
page = 4
story = "ferry"
"""

MANUSCRIPT = """# News

## The bridge is open
slug: bridge
photos: bridge.jpg
cover: 1

**The first carriage crossed the river at noon.**

{bridge}

## The ferry retires
slug: ferry
photos: ferry.jpg

**After ninety years the boat is moored for good.**

{ferry}
"""


def sentences(subject: str, count: int) -> str:
    return " ".join(f"{subject} number {n} was counted, painted and written down by the clerk." for n in range(count))


def write_small(folder: Path) -> Path:
    """Fill a folder and return it."""
    (folder / "photos").mkdir(parents=True)
    for name, colour in (("bridge", (40, 90, 140)), ("ferry", (150, 80, 40))):
        Image.new("RGB", (1200, 800), colour).save(folder / "photos" / f"{name}.jpg")
        (folder / "photos" / f"{name}.txt").write_text(f"The {name} at noon.\ncredit: A. Painter\n", encoding="utf-8")
    (folder / "issue.toml").write_text(ISSUE_TOML, encoding="utf-8")
    text = MANUSCRIPT.format(bridge=sentences("Plank", 20), ferry=sentences("Rope", 20))
    (folder / "manuscript.md").write_text(text, encoding="utf-8")
    return folder
