"""Record frames: the boxes on a page that hold text, pictures, ads and shapes."""

from __future__ import annotations

from dataclasses import dataclass

from voa_editor.geometry import Rect
from voa_editor.model.records import Child


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame(Child):
    """A box on the page, parent page or group `parent`, in points from the page's top-left trim corner.

    Frames on a higher layer, then those with a greater `order`, lie in front. `slot` names the place of the parent page
    it fills. wrap ≥ 0: text of other frames keeps that distance; wrap < 0: text runs under it.
    """

    name: str = ""  # what the designer calls it; "" shows what it is
    layer: str = ""  # Layer id, "" for the layer at the bottom; frames of a group lie on the group's
    style: str = ""  # ObjectStyle id; the frame's own values say how it looks
    x: float = 0.0
    y: float = 0.0
    w: float = 0.0
    h: float = 0.0
    rotation: float = 0.0  # degrees clockwise about the centre
    slot: str = ""
    fill: str = ""  # swatch id, "" for none
    fill_tint: float = 1.0
    opacity: float = 1.0
    stroke: str = ""
    stroke_width: float = 0.0
    dash: str = ""  # "" for a solid stroke; dashed, dotted, dash-dot
    cap: str = ""  # how its ends (and those of dashes) are cut: "" at the end, round, square
    join: str = ""  # its corners: "" mitred, round, bevel
    wrap: float = -1.0
    stands_for: str = ""  # the item of the parent page that it is shown instead of, on its page
    locked: bool = False
    hidden: bool = False

    @property
    def rect(self) -> Rect:
        return Rect(self.x, self.y, self.w, self.h)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFrame(Frame):
    """A frame that one flow of a story pours through; frames of one flow are threaded by `thread`."""

    story: str = ""
    flow: str = "body"
    thread: str = "i"
    columns: int = 1
    column_gap: float = 0.0
    inset_x: float = 0.0
    inset_y: float = 0.0
    valign: str = "top"  # top, centre, bottom, justify


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureFrame(Frame):
    """A frame showing an asset, scaled to fill and cropped about a focal point.

    `scale` multiplies the size that just fills the frame (below 1 paper shows around it); focal_x, focal_y (0 to 1 of
    the picture) is what stays nearest the frame's centre. `turn` rotates the picture within the frame, about its centre.
    """

    photo: str = ""  # Photo id; its asset, caption and credit go with it
    asset: str = ""  # or an asset alone
    scale: float = 1.0
    focal_x: float = 0.5
    focal_y: float = 0.5
    turn: float = 0.0  # degrees clockwise
    artefact: bool = False  # decoration, of no meaning to a reader


@dataclass(frozen=True, slots=True, kw_only=True)
class AdFrame(Frame):
    """A frame reserved for an advertiser's booking."""

    booking: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShapeFrame(Frame):
    """A rectangle, ellipse or line; a line runs from the top-left to the bottom-right corner.

    The ends of a line may have heads: "" for none, triangle, open, circle, bar.
    """

    shape: str = "rectangle"
    radius: float = 0.0
    gradient: str = ""  # "" or a swatch id that the fill runs into from top to bottom
    gradient_opacity: float = 1.0  # opacity at the foot; `opacity` is that at the head
    start_head: str = ""
    end_head: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFrame(Frame):
    """Frames moved as one; their `parent` is this group's id, their coordinates stay those of the page."""
