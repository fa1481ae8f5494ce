"""Time zones: names, offsets, and the moments at which a clock is changed.

A zone is an IANA name (`Asia/Almaty`) or a fixed offset (`+06:00`). The rules are those of the
pinned `tzdata` package and never those of the machine, so that equal input gives equal output
everywhere. Instants are seconds since 0001-01-01T00:00:00Z; a local time is counted in the same
way from the same midnight on the clock of the place.

`zoneinfo` knows the years 1 to 9999. A local time before that has the earliest offset known for
the zone, which is its mean solar time.
"""

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from dateline.dating.civil import DAY, days_from_civil

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

MAX_OFFSET = 14 * 3600
"""Seconds a clock may be ahead of or behind UTC; XML Schema has the same limit."""

_OFFSET = re.compile(r"([+-])([0-9]{2})(?::([0-9]{2}))?")
_OFFSET_GUESS = re.compile(r"(?:UTC|GMT|Z)?([+\-\u2212])([0-9]{1,2})(?::?([0-9]{2}))?", re.I)
_LAST_LOCAL = days_from_civil(10_000, 1, 1) * DAY - 1
# `Factory` is how the database spells "nobody has set this clock".
_NOT_PLACES = frozenset({"Factory"})


class LocalTime(NamedTuple):
    """What a clock that shows a local time may mean."""

    first: int
    """Offset from UTC in seconds; the one before the change if the clock was changed then."""
    second: int
    """The same, or the offset after the change."""

    @property
    def never_was(self) -> bool:
        """Whether the clock was put forward over this time."""
        return self.first < self.second

    @property
    def was_twice(self) -> bool:
        """Whether the clock was put back over this time."""
        return self.first > self.second


@lru_cache(maxsize=1)
def zone_names() -> tuple[str, ...]:
    """List the IANA zone names of the `tzdata` package, in order."""
    from importlib.resources import files

    text = files("tzdata").joinpath("zones").read_text(encoding="utf-8")
    return tuple(sorted(set(text.split()) - _NOT_PLACES))


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return frozenset(zone_names())


def is_zone(name: str) -> bool:
    """Say whether a text is an IANA zone name, letter for letter, or an offset (`+06:00`)."""
    return _fixed_offset(name) is not None or name in _known()


def parse_offset(text: str) -> int | None:
    """Read `+06:00`, `-04` or `Z` as seconds ahead of UTC; None if it is no offset.

    Hours over 14 and `-00:00` (which RFC 3339 keeps for an unknown offset) are none.
    """
    if text == "Z":
        return 0
    match = _OFFSET.fullmatch(text)
    if match is None or (text.startswith("-00") and text.strip("-0:") == ""):
        return None
    hours, minutes = int(match[2]), int(match[3] or 0)
    seconds = hours * 3600 + minutes * 60
    if minutes > 59 or seconds > MAX_OFFSET:
        return None
    return -seconds if match[1] == "-" else seconds


def print_offset(seconds: int) -> str:
    """Write an offset as `+06:00`; the seconds of mean solar times are written when there."""
    hours, rest = divmod(abs(seconds), 3600)
    minutes, rest = divmod(rest, 60)
    text = f"{'-' if seconds < 0 else '+'}{hours:02d}:{minutes:02d}"
    return text + f":{rest:02d}" if rest else text


@lru_cache(maxsize=256)
def _fixed_offset(zone: str) -> int | None:
    return parse_offset(zone) if len(zone) == 6 else None


@lru_cache(maxsize=64)
def _rules(zone: str) -> "ZoneInfo":
    """Load the rules of an IANA zone; raises ValueError if there is no such zone."""
    from importlib.resources import files
    from zoneinfo import ZoneInfo

    if zone not in _known():
        raise ValueError(f"no time zone named {zone!r}")
    with files("tzdata").joinpath("zoneinfo", *zone.split("/")).open("rb") as data:
        return ZoneInfo.from_file(data, key=zone)


def local_time(zone: str, local: int) -> LocalTime:
    """Find the offsets a clock in the zone may have when it shows a local time."""
    from datetime import datetime, timedelta

    fixed = _fixed_offset(zone)
    if fixed is not None:
        return LocalTime(fixed, fixed)
    rules = _rules(zone)
    # A local time has no zone of its own: the rules are asked for it.
    shown = datetime.min + timedelta(seconds=min(max(local, 0), _LAST_LOCAL))  # noqa: DTZ901
    first = rules.utcoffset(shown) or timedelta()
    second = rules.utcoffset(shown.replace(fold=1)) or timedelta()
    return LocalTime(int(first.total_seconds()), int(second.total_seconds()))


def offset_at(zone: str, instant: int) -> int:
    """Find the offset of a zone at an instant, in seconds ahead of UTC."""
    from datetime import UTC, datetime, timedelta

    fixed = _fixed_offset(zone)
    if fixed is not None:
        return fixed
    # The clamp leaves a day at both ends, for local times must stay inside `datetime` too.
    kept = min(max(instant, DAY), _LAST_LOCAL - DAY)
    moment = datetime.min.replace(tzinfo=UTC) + timedelta(seconds=kept)
    offset = moment.astimezone(_rules(zone)).utcoffset() or timedelta()
    return int(offset.total_seconds())


def change_between(zone: str, before: int, after: int) -> int:
    """Find the first instant in (before, after] at which the clock is no longer as at `before`.

    There must be exactly one change between the two.
    """
    old = offset_at(zone, before)
    while after - before > 1:
        middle = (before + after) // 2
        if offset_at(zone, middle) == old:
            before = middle
        else:
            after = middle
    return after


def nearest_zones(name: str, count: int = 3) -> tuple[str, ...]:
    """Suggest zones for a text that is none, the likeliest first: for "did you mean".

    Finds another case or spelling, a city without its continent, and `UTC+6` (as `+06:00`).
    """
    guess = _OFFSET_GUESS.fullmatch(name.strip())
    if guess:
        sign = "+" if guess[1] == "+" else "-"
        text = f"{sign}{int(guess[2]):02d}:{guess[3] or '00'}"
        return (text,) if parse_offset(text) is not None else ()
    return _nearest_names(name.strip()[:64].lower().replace(" ", "_"), count)


def _nearest_names(name: str, count: int) -> tuple[str, ...]:
    from difflib import get_close_matches

    whole = {zone.lower(): zone for zone in zone_names()}
    if name in whole:
        return (whole[name],)
    cities: dict[str, list[str]] = {}
    for zone in zone_names():
        cities.setdefault(zone.lower().rpartition("/")[2], []).append(zone)
    city = name.rpartition("/")[2]
    found = list(cities.get(city, []))
    found += [whole[near] for near in get_close_matches(name, whole, count, 0.75)]
    for near in get_close_matches(city, cities, count, 0.75):
        found += cities[near]
    return tuple(dict.fromkeys(found))[:count]
