"""Check colour spaces, down to their alternates and wherever they are used, and transparency."""

from __future__ import annotations

from collections.abc import Iterator

from voa_editor.prepress.pdf.facts import Facts, SpaceUse
from voa_editor.prepress.pdf.objects import Key, array, entries, entry, key, name, number, stream, whole
from voa_editor.prepress.pdf.rules import Fault, Faults, Rule, rule
from voa_editor.prepress.pdf.rules_content import blend_names
from voa_editor.prepress.pdf.spaces import MOST_COLORANTS, Space, separation_spaces

_INKS = ("DeviceGray", "DeviceCMYK", "Separation", "DeviceN", "Indexed", "Pattern")
_OF_INTENT = {"GRAY": ("DeviceGray",), "RGB": ("DeviceGray", "DeviceRGB"), "CMYK": ("DeviceGray", "DeviceCMYK")}
_INPUT_CLASSES = ("scnr", "mntr", "prtr", "spac")
_PLAIN_BLENDS = ("Normal", "Compatible")
BLENDS = frozenset(_PLAIN_BLENDS) | {"Multiply", "Screen", "Overlay", "Darken", "Lighten", "ColorDodge", "ColorBurn", "HardLight"}
BLENDS |= {"SoftLight", "Difference", "Exclusion", "Hue", "Saturation", "Color", "Luminosity"}
_USED = {"fill": "painted", "stroke": "drawn", "image": "a picture", "shading": "a shading", "group": "a group"}


def _spoken(use: SpaceUse, space: Space) -> str:
    nested = f" inside {use.space}" if space is not use.space else ""
    return f"{_USED[use.use]} in {space}{nested}"


@rule("colour-spaces", "Colours are grey, CMYK or inks by name, and so are the alternates of inks.", "ISO 32000-1, 8.6")
def inks_only(facts: Facts) -> Faults:
    wrong = ((use, space) for use in facts.spaces for space in use.space.nested() if space.family not in _INKS)
    return [Fault(use.place, _spoken(use, space)) for use, space in wrong]


@rule(
    "device-colours",
    "Device colours are those of the output intent: with a CMYK intent, no bare RGB.",
    "ISO 32000-1, 8.6.4 and 14.11.5",
)
def device_colours(facts: Facts) -> Faults:
    profile = facts.intent_profile
    allowed = _OF_INTENT.get(profile.space if profile else "CMYK", ())
    wrong = (
        (use, space)
        for use in facts.spaces
        for space in use.space.nested()
        if space.family.startswith("Device") and space.family != "DeviceN"
    )
    return [Fault(use.place, _spoken(use, space)) for use, space in wrong if space.family not in allowed]


@rule("colour-space-syntax", "Colour spaces are written as PDF has them.", "ISO 32000-1, 8.6")
def well_written(facts: Facts) -> Faults:
    wrong = ((use, space) for use in facts.spaces for space in use.space.nested() if space.fault)
    return [Fault(use.place, f"{_spoken(use, space)}: {space.fault}") for use, space in wrong]


@rule("icc-profiles", "Profiles of colour spaces are ICC profiles for as many channels as the file says.", "ISO 32000-1, 8.6.5.5")
def icc_profiles(facts: Facts) -> Faults:
    used = [(use, space) for use in facts.spaces for space in use.space.nested() if space.family == "ICCBased" and space.profile]
    if not used:
        return None
    told: dict[Key, str] = {}
    found = []
    for use, space in used:
        assert space.profile is not None
        if space.profile not in told:
            told[space.profile] = _icc_fault(facts, space)
        if told[space.profile]:
            found.append(Fault(use.place, told[space.profile]))
    return found


def _icc_fault(facts: Facts, space: Space) -> str:
    source = stream(array(space.source)[1]) if len(array(space.source)) > 1 else None
    profile = facts.profile(source)
    if profile is None:
        return "its profile is no ICC profile"
    if profile.kind not in _INPUT_CLASSES:
        return f"its profile is of the class “{profile.kind}”, which is not for colour spaces"
    if profile.version >= (5, 0):
        return f"its profile is of version {profile.version[0]}, which PDF does not know"
    count = whole(entry(source, "/N"))
    return "" if count == profile.channels else f"its profile has {profile.channels} channels, and the file says {count}"


@rule(
    "one-separation",
    "An ink of one name has one alternate and one tint transformation in the whole file.",
    "ISO 32000-1, 8.6.6.4",
)
def one_separation(facts: Facts) -> Faults:
    met: dict[str, tuple[Key, Key]] = {}
    found = []
    any_met = False
    for use in facts.spaces:
        for ink, source in separation_spaces(use.space):
            any_met = True
            items = array(source)
            own = (key(items[2]), key(items[3]))
            if ink not in ("All", "None") and met.setdefault(ink, own) != own:
                found.append(Fault(use.place, f"{ink} is defined in two ways"))
    return found if any_met else None


def most_colorants(most: int) -> Rule:
    """The rule that DeviceN names at most so many inks."""

    @rule("devicen-inks", f"A colour space of several inks names at most {most}.", "ISO 32000-1, 8.6.6.5 and annex C")
    def check(facts: Facts) -> Faults:
        used = [(use, space) for use in facts.spaces for space in use.space.nested() if space.family == "DeviceN"]
        if not used:
            return None
        return [
            Fault(use.place, f"it names {len(space.inks)} inks")
            for use, space in used
            if len(space.inks) > min(most, MOST_COLORANTS)
        ]

    return check


@rule(
    "overprint-icc",
    "Overprinting in mode 1 is not asked of CMYK with a profile, for which it is not defined.",
    "ISO 32000-1, 8.6.7",
)
def overprint_icc(facts: Facts) -> Faults:
    used = [use for use in facts.spaces if use.space.family == "ICCBased" and use.space.components == 4]
    if not used:
        return None
    return [Fault(use.place, f"{_spoken(use, use.space)} overprints") for use in used if use.overprints == 1]


# -- transparency


@rule("no-soft-masks", "Nothing is seen through a soft mask.", "ISO 32000-1, 11.6.5")
def no_soft_masks(facts: Facts) -> Faults:
    found = [
        Fault(place, "it sets a soft mask") for state, place in facts.states if name(entry(state, "/SMask")) not in ("", "None")
    ]
    found += [
        Fault(place, "it sets a soft mask") for state, place in facts.states if entry(entry(state, "/SMask"), "/S") is not None
    ]
    images = [(one, place) for one, place in facts.xobjects if name(entry(one, "/Subtype")) == "Image"]
    masked = [
        place for one, place in images if stream(entry(one, "/SMask")) is not None or (whole(entry(one, "/SMaskInData")) or 0) > 0
    ]
    return found + [Fault(place, "the picture has a soft mask") for place in masked]


@rule("no-opacity", "Everything is opaque: CA and ca are 1.", "ISO 32000-1, 11.6.4.4")
def no_opacity(facts: Facts) -> Faults:
    found = []
    for state, place in facts.states:
        for called in ("/CA", "/ca"):
            value = number(entry(state, called))
            if value is not None and value != 1.0:
                found.append(Fault(place, f"it sets an opacity of {value:g}"))
    return found


@rule("no-blending", "Nothing is blended with what lies below.", "ISO 32000-1, 11.3.5")
def no_blending(facts: Facts) -> Faults:
    modes = ((blend, place) for state, place in facts.states for blend in blend_names(state))
    return [Fault(place, f"it sets the blend mode {blend}") for blend, place in modes if blend not in _PLAIN_BLENDS]


@rule("no-groups", "Pages and forms are no transparency groups.", "ISO 32000-1, 11.6.6")
def no_groups(facts: Facts) -> Faults:
    return [
        Fault(place, "it is a transparency group") for group, place in facts.groups if name(entry(group, "/S")) == "Transparency"
    ]


@rule("blend-modes", "Blend modes are those that PDF has.", "ISO 32000-1, 11.3.5")
def blend_modes(facts: Facts) -> Faults:
    set_ = [(blend, place) for state, place in facts.states for blend in blend_names(state)]
    return [Fault(place, f"“{blend}” is no blend mode") for blend, place in set_ if blend not in BLENDS] if set_ else None


def _blending_spaces(facts: Facts) -> Iterator[SpaceUse]:
    return (use for use in facts.spaces if use.use == "group")


@rule("group-spaces", "Transparency is blended in grey, CMYK, RGB or a profile of these.", "ISO 32000-1, 11.6.6")
def group_spaces(facts: Facts) -> Faults:
    groups = list(_blending_spaces(facts))
    if not groups:
        return None
    allowed = ("DeviceGray", "DeviceRGB", "DeviceCMYK", "ICCBased", "CalGray", "CalRGB")
    return [Fault(use.place, f"it is blended in {use.space}") for use in groups if use.space.family not in allowed]


def has_transparency(facts: Facts) -> bool:
    """Whether anything of a document is transparent: groups alone, without, are not."""
    sets = any(
        entry(state, "/SMask") is not None and name(entry(state, "/SMask")) != "None"
        or any((number(entry(state, called)) or 1.0) != 1.0 for called in ("/CA", "/ca"))
        or any(blend not in _PLAIN_BLENDS for blend in blend_names(state))
        for state, _ in facts.states
    )  # fmt: skip
    masked = any(called == "/SMask" and stream(value) is not None for one, _ in facts.xobjects for called, value in entries(one))
    return sets or masked
