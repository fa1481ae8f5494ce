"""Unicode CLDR's names and patterns of the calendar, by way of Babel.

Babel (2.18) keeps each resolved alias in data that locales inherit from one another (its issue
1234): once the months of one language were looked up, those of another may come out in the first
one's words. So what is needed here is copied before it is looked into, and neither suffers from
nor adds to that. Use this module, not `babel.dates`, wherever months or weekdays are named.
"""

import re
from collections.abc import Mapping
from copy import deepcopy
from functools import lru_cache
from typing import Any

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_PARTS = (
    "date_formats",
    "datetime_formats",
    "datetime_skeletons",
    "days",
    "eras",
    "interval_formats",
    "months",
    "zone_formats",
)


@lru_cache(maxsize=256)
def locale_name(tag: str) -> str:
    """Find the locale of a BCP 47 tag, or of as much of its beginning as CLDR knows.

    Gives Babel's name for it (`zh_Hans_CN`); an empty text if CLDR has nothing.
    """
    from babel import Locale, UnknownLocaleError

    parts = tag.replace("_", "-").split("-") if _TAG.fullmatch(tag) else []
    for length in range(len(parts), 0, -1):
        try:
            return str(Locale.parse("-".join(parts[:length]), sep="-"))
        except (UnknownLocaleError, ValueError):
            continue
    return ""


@lru_cache(maxsize=32)
def calendar(name: str) -> Mapping[str, Any]:
    """Read the calendar of a locale, under CLDR's keys as Babel spells them."""
    from babel.localedata import LocaleDataDict, load

    data = load(name)
    parts = {part: deepcopy(_bare(data[part])) for part in _PARTS}
    return LocaleDataDict(parts)  # type: ignore[arg-type]


def _bare(value: Any) -> Any:  # noqa: ANN401 - CLDR's tree has no type
    """Take the plain tree out of the wrapping it has once somebody looked into it."""
    return getattr(value, "_data", value)


def city(name: str, zone: str) -> str:
    """Find how a locale calls the city an IANA zone is named after; empty if it does not say."""
    from babel.localedata import load

    return str(load(name)["time_zones"].get(zone, {}).get("city", ""))
