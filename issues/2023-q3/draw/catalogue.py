"""List the pictures of the issue: name, size in pixels, and the function that draws it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image

from . import ads as ad
from . import cities as city
from . import halls as hall
from . import landmarks as mark
from . import mountains as mount
from . import plains as plain
from . import rooms as room
from . import scenes as scene
from . import shores as shore
from . import stills as still
from .raster import Array

PAGE = (2551, 3579)
ACROSS = (2091, 1394)
SPREAD = (2480, 1240)
SMALL = (1240, 827)
PORTRAIT = (1240, 1550)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture to draw; `letter` adds type to the finished image (ads)."""

    name: str
    size: tuple[int, int]
    draw: Callable[[tuple[int, int]], Array]
    quality: int = 84
    vignette: float = 0.18
    letter: Callable[[Image.Image], Image.Image] | None = None


PHOTOS: tuple[Picture, ...] = (
    Picture("cover", PAGE, mount.peak_cover),
    Picture("july", PAGE, plain.steppe_opener),
    Picture("august", PAGE, plain.night_opener),
    Picture("september", PAGE, mount.autumn_opener),
    Picture("peak-summit", ACROSS, mount.peak_summit),
    Picture("peak-ridge", ACROSS, mount.peak_ridge),
    Picture("think-tanks-lake", ACROSS, plain.rape_lake),
    Picture("thailand-bay", ACROSS, shore.karst_bay),
    Picture("environment-wind", ACROSS, plain.wind_steppe),
    Picture("transit-railway", ACROSS, plain.train_steppe),
    Picture("events-02-two-continents", SMALL, plain.savannah),
    Picture("events-03-high-range", SMALL, mount.high_range),
    Picture("events-06-fields", SMALL, plain.terraces),
    Picture("events-08-lake", SMALL, mount.forest_lake),
    Picture("events-11-palms", SMALL, shore.palms),
    Picture("events-12-aktau", SMALL, shore.chalk_coast),
    Picture("sdgs-coast", ACROSS, shore.island_coast),
    Picture("ecosystems-delta", ACROSS, shore.delta),
    Picture("ecosystems-mangrove", ACROSS, shore.mangrove),
    Picture("military-dawn", ACROSS, plain.radar_dawn),
    Picture("president-palace", ACROSS, mark.palace),
    Picture("ministers-river", ACROSS, mark.east_river),
    Picture("sco-capital", ACROSS, mark.arch),
    Picture("baku-bay", ACROSS, city.baku),
    Picture("forum-panorama", SPREAD, city.forum_panorama),
    Picture("israel-headquarters", ACROSS, mark.headquarters),
    Picture("half-year-embankment", ACROSS, city.embankment),
    Picture("thailand-river", ACROSS, city.bangkok),
    Picture("think-tanks-city", ACROSS, city.xining),
    Picture("youth-beijing", ACROSS, city.beijing),
    Picture("week-manhattan", SPREAD, mark.manhattan),
    Picture("week-bridge", ACROSS, mark.bridge),
    Picture("president-salon", ACROSS, room.salon),
    Picture("ministers-table", ACROSS, room.ministers_table),
    Picture("sco-screens", ACROSS, room.video_wall),
    Picture("baku-hall", ACROSS, hall.hall_speaker),
    Picture("forum-plenary", ACROSS, hall.plenary),
    Picture("officials-chamber", ACROSS, room.chamber),
    Picture("military-seminar", ACROSS, room.seminar),
    Picture("think-tanks-panel", ACROSS, hall.panel),
    Picture("succession-reception", ACROSS, room.reception),
    Picture("sdgs-hall", ACROSS, hall.assembly),
    Picture("sdgs-light", ACROSS, hall.pillars_of_light),
    Picture("week-meeting", ACROSS, room.meeting_by_window),
    Picture("events-05-students", SMALL, room.atrium),
    Picture("forum-interview", ACROSS, still.microphones),
    Picture("half-year-signing", ACROSS, still.signing),
    Picture("half-year-library", ACROSS, still.library),
    Picture("officials-places", ACROSS, still.places),
    Picture("officials-towers", ACROSS, still.towers_above),
    Picture("environment-online", ACROSS, still.online),
    Picture("business-board", ACROSS, still.board),
    Picture("business-solar", ACROSS, still.solar),
    Picture("transit-port", ACROSS, still.port),
    Picture("succession-painting", ACROSS, still.easel),
    Picture("succession-model", ACROSS, still.model),
    Picture("digital-servers", ACROSS, still.servers),
    Picture("digital-network", ACROSS, scene.globe),
    Picture("events-01-summer-party", SMALL, scene.garden_party),
    Picture("events-04-press", SMALL, still.press),
    Picture("events-07-lanterns", SMALL, still.lanterns),
    Picture("events-09-columns", SMALL, still.colonnade),
    Picture("events-10-garden", SMALL, scene.moon_gate),
    Picture("events-13-agenda", SMALL, still.document),
    Picture("youth-crowd", ACROSS, scene.crowd),
    Picture("foreword-window", PORTRAIT, scene.portrait),
)
ADS: tuple[Picture, ...] = (
    Picture("tirek", PAGE, ad.bank, 86, 0.05, ad.letter_bank),
    Picture("altyn-gate", PAGE, ad.centre, 86, 0.0, ad.letter_centre),
    Picture("kazakhstan", PAGE, ad.canyon, 86, 0.12, ad.letter_canyon),
)
