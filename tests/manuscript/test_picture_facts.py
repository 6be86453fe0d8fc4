"""What a picture is comes from its content; bombs, cut files and non-pictures are refused unharmed."""

import os
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from voa_editor.errors import UserError
from voa_editor.manuscript.photo_notes import read_embedded
from voa_editor.manuscript.picture_facts import read_picture


def noise(mode: str, size: tuple[int, int] = (64, 48)) -> Image.Image:
    return Image.effect_noise(size, 80).convert(mode)


def test_kinds_and_modes(tmp_path: Path) -> None:
    cases = {
        "cmyk.jpg": (noise("CMYK"), "image/jpeg", "CMYK"),
        "grey.png": (noise("L"), "image/png", "L"),
        "deep.png": (Image.new("I;16", (8, 8), 40_000), "image/png", "I;16"),
        "a.tif": (noise("CMYK"), "image/tiff", "CMYK"),
        "w.webp": (noise("RGB"), "image/webp", "RGB"),
        "g.gif": (noise("L"), "image/gif", "L"),
    }
    for name, (image, media_type, mode) in cases.items():
        image.save(tmp_path / name)
        asset, _ = read_picture(tmp_path / name)
        assert (asset.media_type, asset.mode, asset.name) == (media_type, mode, name)
        assert asset.bytes == (tmp_path / name).stat().st_size and asset.id.startswith("sha256-")
    noise("P").save(tmp_path / "p.png", transparency=0)
    assert read_picture(tmp_path / "p.png")[0].mode == "P"


def test_what_is_no_file_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")  # to open it would wait for ever
    os.symlink("loop.jpg", tmp_path / "loop.jpg")
    for name in ("pipe.jpg", "loop.jpg"):
        with pytest.raises(UserError):
            read_picture(tmp_path / name)


def test_a_wrong_ending_does_not_matter(tmp_path: Path) -> None:
    noise("RGB").save(tmp_path / "a.jpg", "PNG")
    assert read_picture(tmp_path / "a.jpg")[0].media_type == "image/png"


def test_size_is_upright_and_the_profile_is_named(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    noise("RGB").save(tmp_path / "a.jpg", exif=exif, icc_profile=profile)
    asset, _ = read_picture(tmp_path / "a.jpg")
    assert (asset.width, asset.height, asset.orientation) == (48, 64, 6)
    assert "sRGB" in asset.profile


def png_header(width: int, height: int) -> bytes:
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [header, b"IDAT" + zlib.compress(b"\0" * 100), b"IEND"]
    return b"\x89PNG\r\n\x1a\n" + b"".join(struct.pack(">I", len(c) - 4) + c + struct.pack(">I", zlib.crc32(c)) for c in chunks)


def test_a_bomb_is_refused_from_its_header(tmp_path: Path) -> None:
    (tmp_path / "bomb.png").write_bytes(png_header(60_000, 60_000))
    (tmp_path / "large.png").write_bytes(png_header(13_200, 13_200))
    for name in ("bomb.png", "large.png"):
        with pytest.raises(UserError, match="million pixels"):
            read_picture(tmp_path / name)


@pytest.mark.parametrize(("name", "share"), [("a.jpg", 0.7), ("a.png", 0.7), ("a.webp", 0.7), ("a.tif", 0.7), ("a.jpg", 0.01)])
def test_cut_files_are_found(tmp_path: Path, name: str, share: float) -> None:
    noise("RGB", (200, 200)).save(tmp_path / name)
    data = (tmp_path / name).read_bytes()
    (tmp_path / name).write_bytes(data[: int(len(data) * share)])
    with pytest.raises(UserError):
        read_picture(tmp_path / name)


def test_a_jpeg_with_something_after_its_end_is_whole(tmp_path: Path) -> None:
    noise("RGB").save(tmp_path / "a.jpg")
    (tmp_path / "a.jpg").write_bytes((tmp_path / "a.jpg").read_bytes() + b"\0" * 500)
    assert read_picture(tmp_path / "a.jpg")[0].width == 64


def test_what_is_no_picture_is_refused(tmp_path: Path) -> None:
    for name, data in {"a.jpg": b"hello", "empty.png": b"", "b.jpg": b"\xff\xd8\xff" + b"\0" * 500, "c.svg": b"<svg/>"}.items():
        (tmp_path / name).write_bytes(data)
        with pytest.raises(UserError) as caught:
            read_picture(tmp_path / name)
        assert caught.value.remedy
    with pytest.raises(UserError, match="cannot be read"):
        read_picture(tmp_path / "gone.jpg")


def iptc(*fields: tuple[int, bytes]) -> bytes:
    data = b"".join(b"\x1c\x02" + bytes([number]) + struct.pack(">H", len(value)) + value for number, value in fields)
    block = b"8BIM\x04\x04\x00\x00" + struct.pack(">I", len(data)) + data + b"\0" * (len(data) % 2)
    return b"Photoshop 3.0\0" + block


def with_segment(path: Path, marker: int, payload: bytes) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:2] + bytes([0xFF, marker]) + struct.pack(">H", len(payload) + 2) + payload + data[2:])


def test_captions_from_iptc_xmp_and_exif_in_that_order(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010E], exif[0x013B] = "From EXIF", "Exif Artist"
    path = tmp_path / "a.jpg"
    noise("RGB").save(path, exif=exif)
    note = read_embedded(read_picture(path)[1], "a.jpg")
    assert (note.caption, note.credit) == ("From EXIF", "Exif Artist")
    xmp = (
        b"http://ns.adobe.com/xap/1.0/\0"
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        b"<rdf:Description "
        b'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        b'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:Credit="Agency">'
        b'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">From XMP</rdf:li></rdf:Alt></dc:description>'
        b"</rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    with_segment(path, 0xE1, xmp)
    note = read_embedded(read_picture(path)[1], "a.jpg")
    assert (note.caption, note.credit) == ("From XMP", "Agency")
    with_segment(path, 0xED, iptc((120, "Мост — from IPTC".encode()), (80, b"By Line")))
    note = read_embedded(read_picture(path)[1], "a.jpg")
    assert (note.caption, note.credit) == ("Мост — from IPTC", "By Line")


def test_hostile_xmp_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    noise("RGB").save(path)
    with_segment(path, 0xE1, b'http://ns.adobe.com/xap/1.0/\0<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>')
    assert read_embedded(read_picture(path)[1], "a.jpg").caption == ""
