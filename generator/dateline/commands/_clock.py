"""What time it is: the only place where a clock is read (effect)."""

from __future__ import annotations

import os
import re
import time
from datetime import UTC, datetime

from dateline.commands._errors import WrongUseError

_FORM = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"(?:[Tt ]([0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(?:\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2}))?"
)
_START = datetime(1, 1, 1, tzinfo=UTC)
_UNIX = int((datetime(1970, 1, 1, tzinfo=UTC) - _START).total_seconds())
_LAST = int((datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC) - _START).total_seconds())


def now(clock: str) -> int:
    """Return the moment a build goes by, in seconds since 0001-01-01T00:00:00Z.

    `--clock` comes first, then `SOURCE_DATE_EPOCH` (seconds since 1970, as the specification of
    reproducible builds has it), then the clock of the machine.
    """
    if clock:
        return read_moment(clock)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return _read_epoch(epoch) if epoch else int(time.time()) + _UNIX


def read_moment(text: str) -> int:
    """Read an RFC 3339 moment, or a date: its first moment in UTC."""
    found = _FORM.fullmatch(text.strip())
    if found is None:
        raise _wrong("--clock", text, "write 2026-11-22T12:00:00Z, or 2026-11-22")
    day, clock, zone = found.groups()
    offset = (zone or "Z").upper().replace("Z", "+00:00")
    try:
        moment = datetime.fromisoformat(f"{day}T{clock or '00:00'}{offset}")
    except ValueError as error:
        raise _wrong("--clock", text, "there is no such day or time") from error
    return int((moment - _START).total_seconds())


def _read_epoch(text: str) -> int:
    hint = "write whole seconds since 1970, such as 1641340800"
    if not (text.isascii() and text.isdigit()):
        raise _wrong("SOURCE_DATE_EPOCH", text, hint)
    moment = int(text[:20]) + _UNIX
    if moment > _LAST:
        raise _wrong("SOURCE_DATE_EPOCH", text, hint)
    return moment


def _wrong(what: str, text: str, hint: str) -> WrongUseError:
    return WrongUseError(f'{what} is "{text[:60]}", which is no moment: {hint}')
