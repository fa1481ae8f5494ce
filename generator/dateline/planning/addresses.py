"""Addresses (pure): where each thing stands on the site.

An address is a path from the site's root and ends in a file name. What stands in ``address/`` for
a reader is ``address/index.html`` here; `pretty` gives the reader's form.
"""

from __future__ import annotations

import re

from dateline.dates import EventDate, group_key
from dateline.dating.civil import Civil, iso_year
from dateline.model import Entry

_DATE_PREFIX = re.compile(r"^-?\d{4}(-\d\d){0,2}-(?=.)")
_INDEX = "index.html"


def page(*parts: str) -> str:
    """Return the address of a page that stands in a folder of its own."""
    return "/".join((*parts, _INDEX))


def pretty(address: str) -> str:
    """Return the address as a reader sees it: without the name of the index file."""
    return address.removesuffix(_INDEX)


def root_of(address: str) -> str:
    """Return the relative way from a page to the site's root."""
    return "../" * address.count("/")


def civil_parts(civil: Civil) -> tuple[str, ...]:
    """Return the folders of a day, a month or a year: as many as are known."""
    parts = [iso_year(civil.year)]
    if 1 <= civil.month <= 12:
        parts.append(f"{civil.month:02}")
        if civil.day:
            parts.append(f"{civil.day:02}")
    return tuple(parts)


def entry_slug(entry_id: str) -> str:
    """Return an entry's id without the date that editors put before it."""
    return _DATE_PREFIX.sub("", entry_id)


def entry(value: Entry) -> str:
    """Return an entry's address: its first day as precisely as known, then its slug."""
    return page(*civil_parts(value.date.start), entry_slug(value.id))


def anchor(date: EventDate) -> str:
    """Return the fragment of the heading under which an entry of this date stands.

    No id of an entry, which is a fragment too, has an underscore.
    """
    return "d_" + group_key(date).replace(" ", "-")


def numbered(address: str, number: int) -> str:
    """Return the address of the n-th page of a list; the first is the list's own."""
    if number == 1:
        return address
    return f"{pretty(address)}page-{number}/{_INDEX}"
