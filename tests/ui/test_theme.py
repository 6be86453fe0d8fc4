"""The window's colours can be read, its icons have ink, its stylesheet says nothing Qt does not know, in light and dark."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QTreeWidget, QWidget
from pytestqt.qtbot import QtBot

from voa_editor.resources import resources
from voa_editor.ui.i18n import tr
from voa_editor.ui.theme import theme as theming
from voa_editor.ui.theme.icons import icon, icon_names, pixmap
from voa_editor.ui.theme.style import stylesheet
from voa_editor.ui.theme.theme import Theme
from voa_editor.ui.theme.tokens import DARK, LIGHT, Tokens

LOOKS = pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])

GROUNDS = ("window", "panel", "header", "field", "popup")
TEXTS = {  # a colour of text → what it stands on
    "text": (*GROUNDS, "button", "hover", "pressed", "tab_selected", "error_fill"),
    "text_quiet": GROUNDS,
    "text_disabled": GROUNDS,
    "placeholder": ("field",),
    "selection_text": ("selection_fill",),
    "accent_text": ("accent", "accent_hover", "accent_pressed"),
    "accent_ink": (*GROUNDS, "hover"),
    "error": GROUNDS,
    "warning": GROUNDS,
    "ok": GROUNDS,
    "info": GROUNDS,
    "ruler_text": ("ruler",),
    "on_mark": ("overset", "doubtful"),
}
MARKS = {  # what is seen and not read: 3 is enough
    "focus": ("window", "panel", "field", "button", "popup"),
    "accent_ink": ("selection_fill",),
    "error": ("error_fill",),
    "mark_edge": ("panel", "field"),
    "focus_on_accent": ("accent",),
}

WANTED = """
select text picture ad line rectangle ellipse eyedropper hand zoom
align-left align-centre align-right align-top align-middle align-bottom distribute-horizontal distribute-vertical
text-align-left text-align-centre text-align-right text-align-justify valign-top valign-centre valign-bottom valign-justify
bring-forward send-backward to-front to-back group ungroup lock unlock eye eye-off link unlink
add minus remove duplicate up down search undo redo close check more chevron-right chevron-down chevron-left chevron-up
pages properties styles swatches layers findings history text-threads fit fill rotate focal-point no-colour
warning error info ok export import open settings moon sun spread preview grid guide ruler story keyboard
clear-overrides paragraph character object columns wrap-none wrap-box float
""".split()


def luminance(colour: str) -> float:
    """WCAG 2.2, "relative luminance"."""
    light = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in QColor(colour).getRgbF()[:3]]
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]


def contrast(a: str, b: str) -> float:
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def too_faint(look: Tokens, pairs: dict[str, tuple[str, ...]], least: float) -> list[str]:
    found = [(ink, on, contrast(getattr(look, ink), getattr(look, on))) for ink, grounds in pairs.items() for on in grounds]
    return [f"{ink} on {on}: {value:.2f}" for ink, on, value in found if value < least]


@pytest.fixture
def theme(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Theme]:
    """A theme on the application, taken off again."""
    font, palette, before = qapp.font(), qapp.palette(), theming.tokens()
    yield Theme(qapp)
    qapp.setStyleSheet("")
    qapp.setFont(font)
    qapp.setPalette(palette)
    monkeypatch.setattr(theming, "_current", before)


@pytest.fixture
def warnings() -> Iterator[list[str]]:
    """What Qt complains of meanwhile, but for what the display without a screen cannot do."""
    said: list[str] = []

    def hear(kind: QtMsgType, context: object, text: str) -> None:
        if kind != QtMsgType.QtDebugMsg and "plugin does not support" not in text:
            said.append(text)

    qInstallMessageHandler(hear)
    yield said
    qInstallMessageHandler(None)


@LOOKS
def test_text_can_be_read(look: Tokens):
    assert not too_faint(look, TEXTS, 4.5)


@LOOKS
def test_marks_can_be_seen(look: Tokens):
    assert not too_faint(look, MARKS, 3.0)


def test_contrast_is_reckoned_as_wcag_does():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@LOOKS
def test_every_name_in_the_stylesheet_is_replaced(look: Tokens):
    sheet = stylesheet(look)
    assert "$" not in sheet and look.accent in sheet
    assert sheet.count("{") == sheet.count("}")
    pictures = re.findall(r'url\("([^"]+)"\)', sheet)
    assert pictures and all(resources().joinpath(path).is_file() for path in pictures)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_qt_takes_the_stylesheet_without_a_word(qtbot: QtBot, qapp: QApplication, theme: Theme, warnings: list[str], mode: str):
    theme.apply(qapp, mode)
    for kind in (QWidget, QPushButton, QComboBox, QTreeWidget):
        widget = kind()
        qtbot.addWidget(widget)
        widget.show()
        widget.grab()
    assert not warnings


def test_the_theme_goes_from_light_to_dark_and_says_so(qtbot: QtBot, qapp: QApplication, theme: Theme):
    theme.apply(qapp, "light")
    assert not theme.tokens.dark and theme.mode == "light"
    with qtbot.waitSignal(theme.changed):
        theme.apply(qapp, "dark")
    assert theme.tokens.dark
    assert qapp.palette().window().color() == QColor(DARK.panel)
    assert DARK.pasteboard == "#3a3a3c" and LIGHT.pasteboard == "#d9d9dc"


def test_the_user_has_the_last_word_over_the_system(qapp: QApplication, theme: Theme):
    theme.apply(qapp, "dark")
    qapp.styleHints().colorSchemeChanged.emit(qapp.styleHints().colorScheme())
    assert theme.tokens.dark


def test_the_type_is_thirteen_pixels_or_as_large_to_the_eye(qapp: QApplication, theme: Theme):
    theme.apply(qapp, "light")
    assert qapp.font().pixelSize() == theme.tokens.type
    assert theme.tokens.type in (13, 14)


def test_all_icons_wanted_are_there():
    assert not set(WANTED) - set(icon_names())
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


def ink(drawn: QPixmap) -> dict[str, int]:
    """Each solid colour of a picture and how many pixels have it."""
    image = drawn.toImage()
    seen: dict[str, int] = {}
    for y in range(image.height()):
        for x in range(image.width()):
            pixel = image.pixelColor(x, y)
            if pixel.alpha() == 255:
                seen[pixel.name()] = seen.get(pixel.name(), 0) + 1
    return seen


def alike(a: str, b: str) -> bool:
    """The same colour but for rounding."""
    return all(abs(x - y) * 255 <= 2 for x, y in zip(QColor(a).getRgbF(), QColor(b).getRgbF(), strict=True))


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_icon_has_ink_of_the_theme_and_no_other(qapp: QApplication, theme: Theme, mode: str):
    theme.apply(qapp, mode)
    for name in icon_names():
        found = ink(pixmap(name, 20, ratio=2.0))
        assert all(alike(colour, theme.tokens.text) for colour in found), name
        assert sum(found.values()) > 20, name


def test_every_icon_is_of_one_family():
    for path in (resources() / "icons").glob("*.svg"):
        source = path.read_text(encoding="utf-8")
        assert 'viewBox="0 0 20 20"' in source and 'stroke-width="1.5"' in source and "currentColor" in source, path.name
        assert "#" not in source and "Gradient" not in source, path.name


def test_an_icon_follows_the_theme_by_itself(qapp: QApplication, theme: Theme):
    theme.apply(qapp, "light")
    kept = icon("lock")
    light = ink(kept.pixmap(QSize(20, 20), 2.0))
    theme.apply(qapp, "dark")
    assert set(light) == {LIGHT.text} and set(ink(kept.pixmap(QSize(20, 20), 2.0))) == {DARK.text}


def test_an_icon_shows_whether_it_can_be_used_and_is_on(qapp: QApplication, theme: Theme):
    theme.apply(qapp, "dark")
    size, modes, on = QSize(20, 20), QIcon.Mode, QIcon.State.On
    assert set(ink(icon("lock").pixmap(size, 2.0, modes.Disabled))) == {DARK.text_disabled}
    assert set(ink(icon("lock").pixmap(size, 2.0, modes.Normal, on))) == {DARK.accent_ink}
    assert set(ink(icon("add", "accent_text").pixmap(size, 2.0))) == {DARK.accent_text}


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0, 3.0])
def test_an_icon_has_all_pixels_the_screen_has(qapp: QApplication, ratio: float):
    drawn = icon("lock").pixmap(QSize(20, 20), ratio)
    assert drawn.devicePixelRatio() == ratio and drawn.width() == 20 * ratio
    ground = QPixmap(round(20 * ratio), round(20 * ratio))
    ground.setDevicePixelRatio(ratio)
    ground.fill(QColor("white"))
    painter = QPainter(ground)
    icon("lock", "error").paint(painter, 0, 0, 20, 20)
    painter.end()
    assert len(ink(ground)) > 1


def test_a_copied_icon_outlives_the_one_it_came_from(qapp: QApplication):
    copy = QIcon(icon("lock"))
    copy.addPixmap(QPixmap(4, 4))  # makes Qt copy the engine
    assert not copy.pixmap(QSize(16, 16)).isNull()


def test_words_take_their_values():
    assert tr("{count} lines over", count=3) == "3 lines over"
    assert tr("50 % {kept}") == "50 % {kept}"
