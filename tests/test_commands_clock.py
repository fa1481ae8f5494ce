"""What "now" is: --clock, SOURCE_DATE_EPOCH, the clock of the machine."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.commands._clock import now, read_moment
from dateline.commands._errors import WrongUseError
from dateline.dates import EventDate, parse_date

NOON = 63_776_635_200
"""2022-01-01T12:00:00Z in seconds since 0001-01-01T00:00:00Z."""


@pytest.fixture(autouse=True)
def _no_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


@pytest.mark.parametrize(
    "text",
    [
        "2022-01-01T12:00:00Z",
        "2022-01-01t12:00:00z",
        "2022-01-01 12:00:00Z",
        "2022-01-01T12:00Z",
        "2022-01-01T18:00:00+06:00",
        "2022-01-01T09:30:00-02:30",
        "2022-01-01T12:00:00.999Z",
        " 2022-01-01T12:00:00Z ",
    ],
)
def test_one_moment_in_several_forms(text: str) -> None:
    assert read_moment(text) == NOON


def test_a_date_is_its_first_moment() -> None:
    assert read_moment("2022-01-01") == NOON - 12 * 3600


@given(st.datetimes())
def test_moments_are_counted_as_dates_are(moment: datetime) -> None:
    text = moment.replace(microsecond=0).isoformat() + "Z"
    date, _ = parse_date(text, "UTC")
    assert isinstance(date, EventDate)
    assert read_moment(text) == date.earliest


@pytest.mark.parametrize(
    "text",
    [
        "now",
        "2022",
        "2022-01",
        "2022-1-1",
        "2022-01-01T12:00:00",
        "2022-01-01T12Z",
        "２０２２-01-01",
        "1641038400",
        "2022-01-01T12:00:00+0600",
        "2022-01-01Z",
    ],
)
def test_other_forms_are_refused(text: str) -> None:
    with pytest.raises(WrongUseError) as caught:
        read_moment(text)
    assert caught.value.format_message() == (
        f'--clock is "{text}", which is no moment: write 2026-11-22T12:00:00Z, or 2026-11-22'
    )


@pytest.mark.parametrize("text", ["2022-02-30", "2022-01-01T24:01:00Z", "0000-01-01", "2022-13-01"])
def test_times_that_never_are_refused(text: str) -> None:
    with pytest.raises(WrongUseError, match="there is no such day or time"):
        read_moment(text)


def test_the_option_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert now("2022-01-01T12:00:00Z") == NOON


def test_the_variable_comes_second(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1641038400")
    assert now("") == NOON


@pytest.mark.parametrize("text", ["x", "-1", "1.5", "١٢", "9" * 30, " 1"])
def test_a_variable_that_is_no_number_is_refused(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", text)
    with pytest.raises(WrongUseError, match=r"SOURCE_DATE_EPOCH is .* no moment"):
        now("")


def test_else_the_machine_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    before = read_moment(datetime.now(UTC).isoformat())
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    assert before <= now("") <= read_moment(datetime.now(UTC).isoformat())
