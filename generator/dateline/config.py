"""The site's configuration as a value (pure): `dateline.yml`, which also marks a site's root."""

from __future__ import annotations

import msgspec


class Limits(msgspec.Struct, frozen=True):
    """Sizes over which content is refused, so that a build's time and memory stay bounded."""

    title: int = 300
    """Characters in a title."""
    body: int = 300_000
    """Characters in a body."""
    tags: int = 50
    """Tags on one entry."""


class Rules(msgspec.Struct, frozen=True):
    """What the site asks of every entry."""

    sources: int = 1
    """The least number of sources an entry must have; 0 asks for none."""


class Config(msgspec.Struct, frozen=True):
    """Everything a site can set, with its default."""

    title: str = ""
    """Name of the story; required."""
    short_title: str = ""
    """A name that fits a phone's top line; the title where empty."""
    description: str = ""
    """The standfirst: what the story is, in a sentence or two."""
    language: str = "en"
    """BCP 47 tag of the interface and of entries that do not name another."""
    timezone: str = "UTC"
    """IANA zone of clock times that do not name another."""
    base_url: str = ""
    """Where the site is published, such as ``https://example.org/story/``; may stay empty."""
    theme: str = "default"
    """A folder in the site's ``themes/``, or the one that comes with Dateline."""
    theme_options: dict[str, str] = {}
    """Options the theme declares."""
    licence: str = ""
    """Under what terms the content may be used; one line."""
    page_size: int = 200
    """The most entries one page lists; longer lists go on on further pages."""
    home_limit: int = 400
    """The most entries for which the first page shows the whole timeline."""
    feed_size: int = 50
    """The most entries in a feed."""
    rules: Rules = Rules()
    limits: Limits = Limits()
