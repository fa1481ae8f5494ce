"""Dates of the model in the words of the site's language (pure).

Words are made while a file is read, because they are remembered with it.
"""

from __future__ import annotations

from dateline.dates import EventDate, html_datetime
from dateline.model import Dated, When
from dateline.phrasing.datetext import date_text, group_heading


def when(date: EventDate, language: str) -> When:
    """Return an entry's date as it is shown."""
    return When(
        text=date_text(date, language),
        heading=group_heading(date, language),
        datetime=html_datetime(date) or "",
        edtf=date.text,
    )


def dated(date: EventDate, language: str) -> Dated:
    """Return a lesser date in one short phrase."""
    return Dated(date.text, date_text(date, language).short, html_datetime(date) or "")
