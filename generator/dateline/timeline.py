"""The joined timeline as a value (pure): what `relate` makes and `plan` reads.

It holds only what may be published: of an entry that is held back nothing remains here but the
`Held` record, which is for the build's report and goes into no output.
"""

from __future__ import annotations

import msgspec

from dateline.model import Entity, Entry, Source, StandingPage


class Held(msgspec.Struct, frozen=True):
    """An entry that is not published, and why; for the report only."""

    path: str
    reason: str
    """``draft`` or ``embargoed``."""
    until: str = ""
    """When an embargo ends, as written."""


class Cited(msgspec.Struct, frozen=True):
    """A source and the entries that cite it."""

    source: Source
    registered: bool
    """Whether it stands in the registry and so has a page of its own."""
    entries: tuple[int, ...]
    """Positions in `Timeline.entries`, rising."""


class Group(msgspec.Struct, frozen=True):
    """The entries that share a tag, an actor or a place."""

    id: str
    """Entity id, or the tag's slug."""
    name: str
    entries: tuple[int, ...]
    """Positions in `Timeline.entries`, rising."""


class Connections(msgspec.Struct, frozen=True):
    """The entries one entry is connected with, from both sides, by relation."""

    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Relation name and entry ids; names as in `views.RelationGroup`."""


class MediaFile(msgspec.Struct, frozen=True):
    """A media file of the content folder."""

    path: str
    """From the content folder: ``media/akorda.jpg``."""
    digest: str
    size: int


class Timeline(msgspec.Struct, frozen=True):
    """Every published entry in order, with everything it is connected to."""

    entries: tuple[Entry, ...]
    """By earliest moment, then latest, then finer precision, then id."""
    tombstones: tuple[Entry, ...]
    """Retracted and merged entries, by id: they keep their address."""
    sources: tuple[tuple[Source, ...], ...]
    """For each entry its sources, in the order of their numbers."""
    registered: tuple[Cited, ...]
    """Cited sources of the registry, by id."""
    inline: tuple[Cited, ...]
    """Sources written out in entries, one for each address, in the order they are first cited."""
    entities: dict[str, Entity]
    """Those that a published entry names."""
    tags: tuple[Group, ...]
    actors: tuple[Group, ...]
    places: tuple[Group, ...]
    connections: dict[str, Connections]
    """By entry id; entries without any are left out."""
    pages: tuple[StandingPage, ...]
    media: dict[str, MediaFile]
    """Those that published entries and pages use, by path."""
    held: tuple[Held, ...]
    due: tuple[int | None, int | None]
    """The last embargo that has ended and the next that will: between these two moments
    (seconds as in `EventDate.earliest`) the same content gives the same timeline."""
    complete: bool = True
    """Whether every entry could be read; where not, an error says which and why."""
