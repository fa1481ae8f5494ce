"""Time zones: the facts, and that they come from the pinned package alone."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.dating.civil import DAY, days_from_civil
from dateline.dating.zones import (
    change_between,
    is_zone,
    local_time,
    nearest_zones,
    offset_at,
    parse_offset,
    print_offset,
    zone_names,
)

HOUR = 3600


def local(text: str) -> int:
    """Count a local time as the module does, by way of the standard library."""
    moment = datetime.fromisoformat(text).replace(tzinfo=UTC)
    return (moment.toordinal() - 1) * DAY + moment.hour * HOUR + moment.minute * 60 + moment.second


@pytest.mark.parametrize(
    ("zone", "time", "hours"),
    [
        ("Asia/Almaty", "2022-01-05T12:00", 6),
        ("Asia/Aqtau", "2022-01-05T12:00", 5),
        ("Asia/Almaty", "2026-01-05T12:00", 5),
        ("Asia/Aqtau", "2026-01-05T12:00", 5),
        ("Europe/Berlin", "2022-01-05T12:00", 1),
        ("Europe/Berlin", "2022-07-05T12:00", 2),
        ("Europe/Berlin", "2500-07-05T12:00", 2),
        ("America/Sao_Paulo", "2022-01-05T12:00", -3),
        ("UTC", "0001-01-01T00:00", 0),
        ("-03:00", "2022-01-05T12:00", -3),
    ],
)
def test_offsets(zone: str, time: str, hours: int) -> None:
    offsets = local_time(zone, local(time))
    assert offsets == (hours * HOUR, hours * HOUR)
    assert not offsets.never_was
    assert not offsets.was_twice


def test_a_time_that_never_was_and_one_that_was_twice() -> None:
    gap = local_time("Europe/Berlin", local("2022-03-27T02:30"))
    assert gap == (HOUR, 2 * HOUR)
    assert gap.never_was
    fold = local_time("Europe/Berlin", local("2022-10-30T02:30"))
    assert fold == (2 * HOUR, HOUR)
    assert fold.was_twice


def test_before_the_year_1_the_earliest_offset_holds() -> None:
    mean_solar = 5 * HOUR + 7 * 60 + 48
    for year in (-9999, -43, 0, 1, 1800):
        time = days_from_civil(year, 6, 1) * DAY
        assert local_time("Asia/Almaty", time) == (mean_solar, mean_solar)
        assert offset_at("Asia/Almaty", time) == mean_solar


def test_the_moment_of_a_change() -> None:
    moment = local("2024-02-29T18:00")
    assert change_between("Asia/Almaty", moment - DAY, moment + DAY) == moment
    assert offset_at("Asia/Almaty", moment - 1) == 6 * HOUR
    assert offset_at("Asia/Almaty", moment) == 5 * HOUR


@given(st.sampled_from(zone_names()), st.integers(local("0002-01-01"), local("9998-01-01")))
def test_an_instant_is_found_again_from_its_local_time(zone: str, instant: int) -> None:
    offset = offset_at(zone, instant)
    assert offset in local_time(zone, instant + offset)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("Z", 0), ("+06:00", 21600), ("-04", -14400), ("+05:45", 20700), ("+14:00", 50400),
     ("+00:00", 0), ("+00", 0)],
)  # fmt: skip
def test_offsets_that_are_read(text: str, seconds: int) -> None:
    assert parse_offset(text) == seconds
    assert parse_offset(print_offset(seconds)) == seconds


@pytest.mark.parametrize(
    "text",
    ["", "+25:00", "+14:01", "-00:00", "-00", "+6", "+0600", "06:00", "+06:60", "z", "+٠٦:٠٠"],
)
def test_offsets_that_are_refused(text: str) -> None:
    assert parse_offset(text) is None


def test_offsets_of_mean_solar_time_are_written_with_seconds() -> None:
    assert print_offset(18468) == "+05:07:48"
    assert print_offset(-17762) == "-04:56:02"


@pytest.mark.parametrize("name", ["Asia/Almaty", "UTC", "Etc/GMT-6", "+06:00", "-03:30"])
def test_dating_zones(name: str) -> None:
    assert is_zone(name)


@pytest.mark.parametrize(
    "name",
    ["", "asia/almaty", "Almaty", "Factory", "../zones", "Asia", "Asia/Almaty ", "Asia/../UTC",
     "/etc/localtime", "+6", "Z", "zone.tab", "Asia/Almaty\0"],
)  # fmt: skip
def test_what_is_no_zone(name: str) -> None:
    assert not is_zone(name)


def test_an_unknown_zone_is_our_mistake() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        local_time("Asia/Nowhere", 0)


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("asia/almaty", ("Asia/Almaty",)),
        ("Almaty", ("Asia/Almaty",)),
        ("Almati", ("Asia/Almaty",)),
        ("Europe/Almaty", ("Asia/Almaty",)),
        ("New York", ("America/New_York",)),
        ("UTC+6", ("+06:00",)),
        ("GMT-3:30", ("-03:30",)),
        ("+0600", ("+06:00",)),
        ("+25:00", ()),
        ("xyzzy", ()),
    ],
)
def test_did_you_mean(name: str, nearest: tuple[str, ...]) -> None:
    assert nearest_zones(name)[:1] == nearest


@given(st.text(max_size=100))
def test_any_text_may_be_asked_about(name: str) -> None:
    assert all(is_zone(near) for near in nearest_zones(name))


def test_names_are_in_order_and_each_can_be_loaded() -> None:
    assert list(zone_names()) == sorted(zone_names())
    for name in zone_names():
        local_time(name, local("2022-01-05"))


def test_the_machine_has_no_say(tmp_path: Path) -> None:
    """Files of the machine that claim to be the zone change nothing."""
    (tmp_path / "Asia").mkdir()
    (tmp_path / "Asia" / "Almaty").write_bytes(b"no zone at all")
    ask = "print(*local_time('Asia/Almaty', 63776916000))"
    code = f"from dateline.dating.zones import local_time; {ask}"
    source = str(Path(__file__).parent.parent / "generator")
    env = {**os.environ, "PYTHONTZPATH": str(tmp_path), "TZ": "Asia/Tokyo", "PYTHONPATH": source}
    run = [sys.executable, "-c", code]
    done = subprocess.run(run, env=env, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["21600", "21600"]
