"""The content as records for data files (pure); the records are described in `exports.rows`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple
from zlib import crc32

import msgspec
from msgspec import json

from dateline.body.citations import ENTRY_LINK
from dateline.dates import EventDate, iso_day
from dateline.dating.civil import iso_civil
from dateline.exports.addresses import public_url
from dateline.exports.csvfile import csv_row, source_index
from dateline.exports.instants import instant_or_none
from dateline.exports.rows import (
    ArchiveRow,
    CoordinatesRow,
    DatedRow,
    DateRow,
    EntityRow,
    EntryRow,
    MediaRow,
    NameRow,
    PageRow,
    RelationsRow,
    SiteRow,
    SourceRow,
)
from dateline.model import Dated, Entity, Entry, Media, Ref, Relations, Source, When
from dateline.planning import addresses
from dateline.planning.cards import entity_address, source_address
from dateline.planning.context import Context
from dateline.planning.entries import standing_address
from dateline.planning.recipe import Recipe, encoded, key_of, ready

_RELATIONS = ("follows", "contradicts", "updates", "part_of")
_NO_RELATIONS = Relations()
_HELD = b"h"


def site_row(context: Context) -> SiteRow:
    """Return the record of the story as a whole."""
    config = context.config
    return SiteRow(
        title=config.title,
        description=config.description,
        language=config.language,
        timezone=config.timezone,
        base_url=config.base_url or None,
        licence=config.licence,
    )


class Record(msgspec.Struct, frozen=True):
    """What the data files hold of one entry, ready to be put together."""

    entry: bytes
    """Its record in `timeline.json`."""
    sources: tuple[bytes, ...]
    """The records of the sources it writes out."""
    row: bytes
    """Its line in `timeline.csv`."""


class Bundle(NamedTuple):
    """Some entries' records, kept together: few large things are quicker to find than many."""

    positions: tuple[int, ...]
    """Where the records belong among all, those of withdrawn entries last."""
    recipe: Recipe[tuple[Record, ...]]


_IN_A_BUNDLE = 64


def bundles(context: Context) -> Iterator[Bundle]:
    """Yield the records of all entries.

    An entry's id says which bundle it is in, so that a new entry changes one bundle only.
    """
    timeline = context.timeline
    count = 1 << max(0, (len(timeline.entries) // _IN_A_BUNDLE).bit_length())
    members: list[list[int]] = [[] for _ in range(count)]
    for position, entry in enumerate(timeline.entries):
        members[crc32(entry.id.encode()) % count].append(position)
    for positions in members:
        keys = [_record_key(context, p) for p in positions]
        key = key_of(context.base, encoded(keys))
        make = partial(_records, context, positions)
        yield Bundle(tuple(positions), Recipe("record", "", key, make))
    start = len(timeline.entries)
    gone = tuple(map(partial(_tombstone, context), timeline.tombstones))
    yield Bundle(tuple(range(start, start + len(gone))), ready("record", "", gone))


def _record_key(context: Context, position: int) -> bytes:
    entry = context.timeline.entries[position]
    return context.cards.keys[position] + entry.text_digest + _published_links(context, entry)


def _published_links(context: Context, entry: Entry) -> bytes:
    """Which of the entries that this one names may be named in what is published."""
    if entry.relations == _NO_RELATIONS and not entry.body.links:
        return b""
    related = (r for name in _RELATIONS for r in getattr(entry.relations, name))
    return b"".join(_standing(context, r.id) for r in (*related, *entry.body.links))


def _standing(context: Context, entry_id: str) -> bytes:
    """How an entry is published: in full, withdrawn, or not at all."""
    if entry_id in context.cards.position:
        return b"p"
    return b"w" if entry_id in context.cards.withdrawn else _HELD


def _records(context: Context, positions: Sequence[int]) -> tuple[Record, ...]:
    return tuple(_record(context, p) for p in positions)


def _tombstone(context: Context, entry: Entry) -> Record:
    row = _tombstone_row(context, entry)
    return Record(json.encode(row), (), csv_row(row, {}, {}))


def _record(context: Context, position: int) -> Record:
    entry = context.timeline.entries[position]
    sources = context.timeline.sources[position]
    registered = {s.id for s in sources if context.cards.is_registered(s)}
    row = _entry_row(context, entry, context.cards.addresses[position], sources)
    own = [_source_row(s, entry.id, None) for s in dict.fromkeys(sources) if s.id not in registered]
    cited = [_source_row(s, "", None) for s in sources if s.id in registered]
    names = {i: context.timeline.entities[i].name for i in (*row.actors, *row.places)}
    line = csv_row(row, source_index([*own, *cited]), names)
    return Record(json.encode(row), tuple(json.encode(s) for s in own), line)


def _entry_row(
    context: Context, entry: Entry, address: str, sources: tuple[Source, ...]
) -> EntryRow:
    position = context.cards.position
    related = entry.relations
    return EntryRow(
        **_identity(context, entry, address),
        summary=entry.summary,
        key=entry.key,
        tags=entry.tags,
        actors=_ids(entry.actors),
        places=_ids(entry.places),
        sources=tuple(s.id for s in sources),
        relations=RelationsRow(
            follows=_published(related.follows, position),
            contradicts=_published(related.contradicts, position),
            updates=_published(related.updates, position),
            part_of=_published(related.part_of, position),
        ),
        media=tuple(_media_row(context, m) for m in entry.media),
        publish_at=entry.publish_at_text,
        merged_into=None,
        markdown=_published_markdown(context, context.texts(entry).markdown, entry.body.links),
    )


def _published_markdown(context: Context, markdown: str, links: Sequence[Ref]) -> str:
    """Return the body as written, but for links to entries that are held back: of these only
    the words stay, since not even an id may be seen.
    """
    held = {ref.id for ref in links if _standing(context, ref.id) == _HELD}
    if not held:
        return markdown
    return ENTRY_LINK.sub(lambda m: m[2] or "" if m[1] in held else m[0], markdown)


def _tombstone_row(context: Context, entry: Entry) -> EntryRow:
    """Only what its page still says: what was withdrawn is not said here either."""
    target = entry.merged_into
    return EntryRow(
        **_identity(context, entry, addresses.entry(entry)),
        summary="",
        key=False,
        tags=(),
        actors=(),
        places=(),
        sources=(),
        relations=RelationsRow(follows=(), contradicts=(), updates=(), part_of=()),
        media=(),
        publish_at="",
        merged_into=target.id if target and target.id in context.cards.position else None,
        markdown="",
    )


def _identity(context: Context, entry: Entry, address: str) -> dict[str, Any]:
    """What a withdrawn entry keeps too."""
    return {
        "id": entry.id,
        "address": address,
        "url": public_url(context.config.base_url, address) or None,
        "title": entry.title,
        "date": _date_row(entry.date, entry.when),
        "timezone": entry.timezone,
        "language": entry.language,
        "status": entry.status,
        "aliases": _ids(entry.aliases),
        "path": entry.path,
    }


def _ids(refs: tuple[Ref, ...]) -> tuple[str, ...]:
    return tuple(r.id for r in refs)


def _published(refs: tuple[Ref, ...], position: dict[str, int]) -> tuple[str, ...]:
    """Leave out entries that are held back: not even their ids may be seen."""
    return tuple(r.id for r in refs if r.id in position)


def _date_row(date: EventDate, when: When) -> DateRow:
    return DateRow(
        edtf=date.text,
        text=when.text.full,
        start=iso_day(date),
        end=iso_civil(date.end),
        earliest=instant_or_none(date.earliest),
        latest=instant_or_none(date.latest),
        precision=date.precision,
        qualifier=date.qualifier,
        zone=date.zone,
    )


def _media_row(context: Context, media: Media) -> MediaRow:
    return MediaRow(
        file=media.file.id,
        address=context.media.get(media.file.id),
        alt=media.alt,
        caption=media.caption,
        credit=media.credit,
        licence=media.licence,
    )


def source_rows(context: Context) -> Iterator[SourceRow]:
    """Yield the records of the cited sources of the registry, by id."""
    for cited in context.timeline.registered:
        yield _source_row(cited.source, "", source_address(cited.source))


def _source_row(source: Source, entry_id: str, address: str | None) -> SourceRow:
    return SourceRow(
        id=source.id,
        entry=entry_id,
        url=source.url,
        address=address,
        title=source.title,
        publisher=source.publisher,
        author=source.author,
        language=source.language,
        published=_dated_row(source.published),
        accessed=_dated_row(source.accessed),
        kind=source.kind,
        origin=source.origin,
        archives=tuple(ArchiveRow(url=a.url, date=_dated_row(a.date)) for a in source.archives),
        status=source.status,
        seen=_dated_row(source.seen),
        note=source.note,
        path=source.path,
    )


def _dated_row(dated: Dated | None) -> DatedRow | None:
    return DatedRow(edtf=dated.edtf, text=dated.text) if dated else None


def entity_rows(context: Context) -> Iterator[EntityRow]:
    """Yield the records of the actors and places that entries name, by id."""
    yield from map(_entity_row, context.timeline.entities.values())


def _entity_row(entity: Entity) -> EntityRow:
    at = entity.coordinates
    return EntityRow(
        id=entity.id,
        kind=entity.kind,
        address=entity_address(entity),
        name=entity.name,
        names=entity.names,
        aliases=entity.aliases,
        names_valid=tuple(
            NameRow(name=n.name, start=_dated_row(n.start), end=_dated_row(n.end))
            for n in entity.names_valid
        ),
        description=entity.description,
        coordinates=CoordinatesRow(latitude=at[0], longitude=at[1]) if at else None,
        external=entity.external,
        path=entity.path,
    )


def page_rows(context: Context) -> Iterator[PageRow]:
    """Yield the records of the standing pages, in the order of the navigation."""
    for page in context.timeline.pages:
        yield PageRow(
            id=page.id,
            address=standing_address(page.id),
            title=page.title,
            language=page.language,
            summary=page.summary,
            order=page.order,
            markdown=_published_markdown(context, page.markdown, page.body.links),
            path=page.path,
        )
