"""List what the monkey does: each step takes its own random numbers and says in a few words what it did with them."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from monkey_asked import ask
from monkey_hand import Hand, Mods
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QApplication, QComboBox, QDockWidget, QLineEdit, QWidget

from voa_editor.edit.commands import COMMANDS
from voa_editor.ui import menus
from voa_editor.ui.context import rows
from voa_editor.ui.panels.live import Live

Step = Callable[[Hand, Random], str | None]
Keys = Qt.Key

LEFT_OUT = {
    "close": "the window is gone after it", "quit": "so are all", "start": "shows another window",
    "new": "asks for a file", "open": "asks for a file", "new-from-manuscript": "asks for a file",
    "import": "asks for a file", "place": "asks for a file; pictures come by the clipboard",
    "layout": "is a job of another process", "export-pdf": "is one", "export-png": "is one",
}  # fmt: skip
"""Action → why the monkey does not do it; test_every_action.py does."""

WORDS = (
    "Bridge", "a", " ", ".", "«Жаңа» ", "Әже ұл", "қ", "é", "x\u0301\u0323", "ий\u0306", "👩‍👩‍👧 ", "🇰🇿", "\n",
    "end.\nNext", "\"quoted\"", "'s", "--", "...", "\t", "ﬁnal", "مرحبا", "\u00a0", "\u00ad", "a/b/c", "00000000",
)  # fmt: skip
_HELD = (Mods.NoModifier,) * 8 + (
    Mods.ShiftModifier, Mods.ShiftModifier, Mods.AltModifier, Mods.ControlModifier,
    Mods.ShiftModifier | Mods.AltModifier, Mods.ControlModifier | Mods.ShiftModifier,
)  # fmt: skip
_KEYS = (
    Keys.Key_Left, Keys.Key_Right, Keys.Key_Up, Keys.Key_Down, Keys.Key_Home, Keys.Key_End, Keys.Key_PageUp, Keys.Key_PageDown,
    Keys.Key_Backspace, Keys.Key_Backspace, Keys.Key_Delete, Keys.Key_Return, Keys.Key_Tab, Keys.Key_Escape,
)  # fmt: skip
_TOOL_KEYS = "VTFALREIHZWVVVVTTTF"
_ZOOMS = (0.3, 0.5, 0.5, 0.7, 1.0, 1.0, 2.0)
_HTML = "<h1>Big</h1><p>A <b>bold <i>and</i></b> <a href='https://example.org'>linked</a><br>line</p><ul><li>one<li>two</ul>"


def _held(rng: Random) -> Mods:
    return rng.choice(_HELD)


def click(hand: Hand, rng: Random) -> str:
    at, held, times = hand.place(rng), _held(rng), rng.choice([1, 1, 1, 1, 2, 2, 3, 4])
    hand.click(at, held, times)
    return f"{_said(at)} {held.name} × {times}"


def enter(hand: Hand, rng: Random) -> str:
    """Double-click in the middle of a frame."""
    hand.click(at := hand.place(rng), times=2)
    return _said(at)


def drag(hand: Hand, rng: Random) -> str:
    """From one place to another, on the way perhaps another key held, a key pressed, or Escape."""
    start, end, held = hand.place(rng), hand.place(rng) if rng.random() < 0.6 else hand.anywhere(rng), _held(rng)
    if rng.random() < 0.3:
        end = start + QPointF(rng.randint(-40, 40), rng.randint(-40, 40))
    count = rng.randint(1, 4)
    hand.press(start, held, again=rng.random() < 0.05)
    for n in range(1, count + 1):
        hand.move(start + (end - start) * n / count, held)
        match rng.randrange(40):
            case 0:
                hand.key(Keys.Key_Escape)
            case 1:
                hand.hold(Keys.Key_Shift)
                hand.hold(Keys.Key_Shift, down=False)
            case 2:
                hand.window.do("undo")
            case 3:
                hand.type("v")
            case 4:
                hand.window.do(rng.choice(["zoom-in", "zoom-out", "tool-text", "select-all", "deselect", "duplicate", "guides"]))
            case 5:
                hand.key(Keys.Key_Delete)
    hand.release(end, held)
    return f"{_said(start)} to {_said(end)} {held.name}"


def hover(hand: Hand, rng: Random) -> None:
    for _ in range(3):
        hand.move(hand.place(rng), _held(rng), Qt.MouseButton.NoButton)


def keys(hand: Hand, rng: Random) -> str:
    code, held, times = rng.choice(_KEYS), _held(rng), rng.choice([1, 1, 2, 5])
    if code == Keys.Key_Tab:
        held = Mods.NoModifier
    for _ in range(times):
        hand.key(code, held)
    return f"{held.name} {code.name} × {times}"


def words(hand: Hand, rng: Random) -> str:
    text = "".join(rng.choice(WORDS) for _ in range(rng.choice([1, 1, 2])))
    hand.type(text)
    return repr(text)


def write(hand: Hand, rng: Random) -> str:
    """Go into a text and write there."""
    hand.window.do("tool-text")
    hand.click(at := hand.place(rng), times=rng.choice([1, 1, 2, 3]))
    return f"{_said(at)} {words(hand, rng)}"


def compose(hand: Hand, rng: Random) -> str:
    """An input method shows what it makes of keys, and enters it, or not."""
    text = rng.choice(["ә", "に", "日本", "e\u0301", "ng"])
    hand.compose(text[:1])
    hand.compose(text)
    ending = rng.choice(["commit", "commit", "give up", "leave"])
    if ending != "leave":
        hand.compose("", text if ending == "commit" else "")
    return f"{text!r} {ending}"


def tool(hand: Hand, rng: Random) -> str:
    letter = rng.choice(_TOOL_KEYS)
    if hand.desk.selection.text is not None:
        hand.key(Keys.Key_Escape)
    hand.key(Keys(ord(letter)))
    return letter


def action(hand: Hand, rng: Random) -> str:
    """Any action, but rather those that apply."""
    actions = hand.window.shortcuts.actions
    names = [name for name in actions if name not in LEFT_OUT]
    name = next((n for n in rng.sample(names, 4) if actions[n].applies(hand.window)), names[0])
    hand.window.do(name)
    return name


def command(hand: Hand, rng: Random) -> str:
    """A command of any menu that applies; where too little is selected, to other frames."""
    if rng.random() < 0.5:
        grasp(hand, rng)
    actions = hand.window.shortcuts.actions
    for command in rng.sample(COMMANDS, 12):
        if actions[command.name].applies(hand.window):
            hand.window.do(command.name)
            return command.name
    return ""


def asked(hand: Hand, rng: Random) -> str:
    """What a panel would ask for."""
    if rng.random() < 0.4:
        grasp(hand, rng)
    return ask(hand.desk, rng)


def grasp(hand: Hand, rng: Random) -> str:
    """Take the select tool and click on some frames."""
    hand.window.do("tool-select")
    count = rng.choice([1, 1, 1, 2, 3])
    for n in range(count):
        hand.click(hand.place(rng), Mods.ShiftModifier if n else Mods.NoModifier)
    return str(count)


def change(hand: Hand, rng: Random) -> str:
    """Drag what is selected: its handles, or itself."""
    said = grasp(hand, rng)
    if hand.desk.selection.frames and rng.random() < 0.2:
        hand.key(Keys.Key_Return)  # into it: its text, its content
    for _ in range(rng.choice([1, 1, 2])):
        start = hand.handle(rng) or hand.place(rng)
        end = start + QPointF(rng.randint(-120, 120), rng.randint(-120, 120))
        held = _held(rng)
        hand.press(start, held)
        hand.move((start + end) / 2, held)
        hand.move(end, held)
        hand.release(end, held)
        said += f", {_said(start)} to {_said(end)} {held.name}"
    return said


def offered(hand: Hand, rng: Random) -> str:
    """An action of the menu that the right button would give."""
    names = [name for name in rows(hand.desk) if name in hand.window.shortcuts.actions and name not in LEFT_OUT]
    hand.window.do(name := rng.choice(names))
    return name


def menu(hand: Hand, rng: Random) -> str:
    """Open a menu and look: under the right button, or of the menu bar."""
    if rng.random() < 0.5:
        hand.menu(at := hand.place(rng))
        return _said(at)
    name = rng.choice(list(menus.BARS))
    made = menus.menu(hand.window, name)
    made.aboutToShow.emit()
    made.aboutToHide.emit()
    made.deleteLater()
    return name


def look(hand: Hand, rng: Random) -> str:
    """Go somewhere else, or see it at another size."""
    pages = hand.window.pages
    if pages and rng.random() < 0.7:
        hand.window.go_to(page := rng.choice(pages))
        if rng.random() < 0.5:
            hand.window.do("fit-spread")
        return page
    hand.canvas.set_zoom(zoom := rng.choice(_ZOOMS), hand.anywhere(rng))
    return f"{zoom:.0%}"


def wheel(hand: Hand, rng: Random) -> None:
    held = rng.choice([Mods.NoModifier, Mods.NoModifier, Mods.ShiftModifier, Mods.ControlModifier])
    hand.wheel(hand.anywhere(rng), rng.choice([-2, -1, 1, 2]), held)
    if not 0.1 < hand.canvas.zoom < 8:
        hand.canvas.set_zoom(0.5)


def history(hand: Hand, rng: Random) -> str:
    back, forth = rng.choice([(1, 0), (1, 1), (3, 2), (8, 8), (4, 0), (0, 2), (2, 2), (0, 9)])
    for _ in range(back):
        hand.window.do("undo")
    for _ in range(forth):
        hand.window.do("redo")
    return f"{back} back, {forth} forth"


def clipboard(hand: Hand, rng: Random) -> str:
    """Something from another program, pasted."""
    mime, kind = QMimeData(), rng.choice(["html", "text", "picture", "nothing", "nonsense"])
    match kind:
        case "html":
            mime.setHtml(_HTML)
        case "text":
            mime.setText("One line.\nAnother\twith a tab.\n\n" + rng.choice(WORDS))
        case "picture":
            picture = QImage(60, 40, QImage.Format.Format_RGB888)
            picture.fill(QColor(rng.randrange(256), 80, 120))
            mime.setImageData(picture)
        case "nonsense":
            mime.setData("application/x-voa-editor+json", b'{"records": 3}')
    QGuiApplication.clipboard().setMimeData(mime)
    hand.window.do(rng.choice(["paste", "paste", "paste-plain", "paste-in-place"]))
    return kind


def guide(hand: Hand, rng: Random) -> str:
    axis, to = rng.choice("xy"), hand.anywhere(rng)
    if not hand.canvas.rulers[0].isVisible():
        hand.window.do("rulers")
    hand.pull_guide(axis, to, _held(rng))
    return f"{axis} {_said(to)}"


def panel(hand: Hand, rng: Random) -> str | None:
    """Turn, press or fill in something of a panel that shows."""
    for live in hand.window.findChildren(Live):  # at rest, as a hand finds them that needs time to get there
        live.catch_up()
    QApplication.processEvents()
    docks = [dock for dock in hand.window.findChildren(QDockWidget) if dock.isVisible()]
    found = [w for dock in docks for kind in _POKED for w in dock.findChildren(kind) if w.isVisible() and w.isEnabled()]
    if not found:
        return None
    chosen = found[rng.randrange(len(found))]
    said = f"{type(chosen).__name__} {chosen.accessibleName() or chosen.objectName()!r}"
    return f"{said} {_poke(chosen, rng)}"


_POKED: tuple[type[QWidget], ...] = (QLineEdit, QAbstractButton, QComboBox, QAbstractSlider)


def _poke(widget: QWidget, rng: Random) -> str:
    match widget:
        case QLineEdit():
            text = rng.choice(["0", "10", "12.5", "-3", "60mm+1/2in", "1e9", "", "nonsense", "100%", "+2", "Name", "0.01", "50"])
            widget.setFocus()
            widget.selectAll()
            widget.insert(text)
            widget.returnPressed.emit()
            widget.editingFinished.emit()
            return text
        case QAbstractButton():
            widget.click()
            return "clicked"
        case QComboBox():
            if widget.count():
                widget.setCurrentIndex(index := rng.randrange(widget.count()))
                widget.activated.emit(index)
            return widget.currentText()
        case QAbstractSlider():
            widget.setValue(value := rng.randint(widget.minimum(), widget.maximum()))
            return str(value)
    return ""


def _said(at: QPointF) -> str:
    return f"({at.x():.0f}, {at.y():.0f})"


STEPS: dict[str, tuple[Step, int]] = {
    "click": (click, 8), "enter": (enter, 5), "drag": (drag, 14), "hover": (hover, 1), "keys": (keys, 8), "words": (words, 6),
    "write": (write, 6), "compose": (compose, 2), "tool": (tool, 8), "action": (action, 8), "offered": (offered, 5),
    "command": (command, 12), "asked": (asked, 16), "grasp": (grasp, 2), "change": (change, 12),
    "menu": (menu, 1), "look": (look, 6), "wheel": (wheel, 2), "history": (history, 4), "clipboard": (clipboard, 2),
    "guide": (guide, 1), "panel": (panel, 6),
}  # fmt: skip
"""Step → how it is done, and how often among the others."""
