"""Work out functions of one number as PDF has them: sampled, exponential, stitched, and arrays of these (ISO 32000-1, 7.10)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import Any

from voa_editor.prepress.pdf.objects import array, entry, numbers, stream, whole
from voa_editor.prepress.pdf.opening import decoded

Function = Callable[[float], tuple[float, ...]]
_MOST_NESTED = 8
_MOST_SAMPLES = 1 << 16


def read_function(value: Any, depth: int = 0) -> Function:
    """The function that an object writes down. Raises ValueError for a program (type 4), and for what is none of one number."""
    if depth > _MOST_NESTED:
        raise ValueError("its functions are nested too deep")
    if parts := array(value):
        each = [read_function(part, depth + 1) for part in parts]
        return lambda x: tuple(y for function in each for y in function(x))
    domain = numbers(array(entry(value, "/Domain")), 2)
    read = _READERS.get(whole(entry(value, "/FunctionType")) or 0) if domain else None
    if domain is None or read is None:
        raise ValueError("it has a function that cannot be worked out")
    inner, low, high = read(value, domain, depth), *domain
    limits = numbers(array(entry(value, "/Range")))
    return lambda x: _within(inner(min(high, max(low, x))), limits)


def _within(values: tuple[float, ...], limits: tuple[float, ...] | None) -> tuple[float, ...]:
    if limits is None or len(limits) != 2 * len(values):
        return values
    return tuple(min(high, max(low, y)) for y, low, high in zip(values, limits[0::2], limits[1::2], strict=True))


def _sampled(value: Any, domain: tuple[float, ...], depth: int) -> Function:
    ranges, sizes = numbers(array(entry(value, "/Range"))), array(entry(value, "/Size"))
    bits, count = whole(entry(value, "/BitsPerSample")) or 0, whole(sizes[0]) if len(sizes) == 1 else None
    if stream(value) is None or not ranges or bits not in (8, 16, 32) or not count or not 0 < count <= _MOST_SAMPLES:
        raise ValueError("it has a sampled function that cannot be worked out")
    channels, width = len(ranges) // 2, bits // 8
    data = decoded(value).ljust(count * channels * width, b"\0")
    decode = numbers(array(entry(value, "/Decode")), len(ranges)) or ranges
    encode = numbers(array(entry(value, "/Encode")), 2) or (0.0, count - 1.0)
    most = (1 << bits) - 1

    def sample(at: int) -> list[float]:
        places = range(at * channels * width, (at + 1) * channels * width, width)
        raw = [int.from_bytes(data[place : place + width], "big") / most for place in places]
        return [low + part * (high - low) for part, low, high in zip(raw, decode[0::2], decode[1::2], strict=True)]

    def work_out(x: float) -> tuple[float, ...]:
        at = min(count - 1.0, max(0.0, _between(x, domain, encode)))
        below = min(int(at), max(0, count - 2))
        share = at - below
        return tuple(a + share * (b - a) for a, b in zip(sample(below), sample(min(count - 1, below + 1)), strict=True))

    return work_out


def _exponential(value: Any, domain: tuple[float, ...], depth: int) -> Function:
    first, last = numbers(array(entry(value, "/C0"))) or (0.0,), numbers(array(entry(value, "/C1"))) or (1.0,)
    power = numbers((entry(value, "/N"),), 1)
    if power is None or len(first) != len(last) or power[0] < 0 or domain[0] < 0:
        raise ValueError("it has an exponential function that cannot be worked out")
    return lambda x: tuple(a + x ** power[0] * (b - a) for a, b in zip(first, last, strict=True))


def _stitched(value: Any, domain: tuple[float, ...], depth: int) -> Function:
    parts = [read_function(part, depth + 1) for part in array(entry(value, "/Functions"))]
    bounds = numbers(array(entry(value, "/Bounds")), 0)
    encode = numbers(array(entry(value, "/Encode")), 2 * len(parts))
    if not parts or bounds is None or len(bounds) != len(parts) - 1 or encode is None or list(bounds) != sorted(bounds):
        raise ValueError("it has a stitched function that cannot be worked out")
    edges = (domain[0], *bounds, domain[1])

    def work_out(x: float) -> tuple[float, ...]:
        at = bisect_right(bounds, x)
        return parts[at](_between(x, edges[at : at + 2], encode[2 * at : 2 * at + 2]))

    return work_out


def _between(x: float, source: tuple[float, ...], target: tuple[float, ...]) -> float:
    """What `x` of one range is in another (7.10.2, interpolation)."""
    wide = source[1] - source[0]
    return target[0] + (x - source[0]) * (target[1] - target[0]) / wide if wide else target[0]


_READERS = {0: _sampled, 2: _exponential, 3: _stitched}
