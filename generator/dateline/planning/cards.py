"""Cards, briefs and notes: how entries and sources appear on any page (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlsplit

import msgspec

from dateline.config import Config
from dateline.dates import sort_key
from dateline.model import Archive, Entity, Entry, Ref, Source
from dateline.planning import addresses
from dateline.planning.recipe import encoded, joined, key_of
from dateline.text import slugify
from dateline.timeline import Timeline
from dateline.views import Brief, Card, Day, Link, Note


class Catalogue:
    """Every entry's and source's appearance, each made once, when it is first asked for.

    Positions are those of `Timeline.entries`. `keys` holds for each entry a digest over all that
    its card, its page and its data show, but for its text and for other entries.
    """

    def __init__(self, timeline: Timeline, config: Config, languages: Mapping[str, str]) -> None:
        self.timeline = timeline
        self.config = config
        self._languages = languages
        self._slugs: dict[str, str] = {}
        self._tags: dict[str, Link] = {}
        self._registered = {c.source.id: content_key(c.source) for c in timeline.registered}
        self._publishers = {c.source.url: publisher_of(c.source) for c in timeline.inline}
        self._publisher_keys = {u: key_of(p) for u, p in self._publishers.items()}
        self._entity_keys = {i: content_key(e) for i, e in timeline.entities.items()}
        self._entities = {e.id: Link(e.name, entity_address(e)) for e in timeline.entities.values()}
        self._cards: dict[int, Card] = {}
        self._briefs: dict[int, Brief] = {}
        self.addresses = tuple(addresses.entry(e) for e in timeline.entries)
        self.position = {e.id: i for i, e in enumerate(timeline.entries)}
        self.withdrawn = {e.id: e for e in timeline.tombstones}
        self.keys = tuple(map(self._key, timeline.entries, timeline.sources))

    def _key(self, entry: Entry, sources: tuple[Source, ...]) -> bytes:
        known, parts = self._entity_keys, [entry.digest]
        for refs in (entry.actors, entry.places):
            parts += [known[r.id] for r in refs if r.id in known]
        listed, written = self._registered, self._publisher_keys
        parts += [listed[s.id] if s.id in listed else written[s.url] for s in sources]
        return joined(parts)

    def card(self, position: int) -> Card:
        """Return an entry as a list shows it."""
        card = self._cards.get(position)
        if card is None:
            card = self._cards[position] = self._card(position)
        return card

    def forget(self) -> None:
        """Let go of the cards that were made; they are made again when they are asked for."""
        self._cards.clear()
        self._briefs.clear()

    def brief(self, position: int) -> Brief:
        """Return an entry in one line."""
        found = self._briefs.get(position)
        if found is None:
            entry = self.timeline.entries[position]
            found = self._briefs[position] = Brief(
                self.addresses[position],
                entry.title,
                entry.when,
                entry.key,
                foreign(entry.language, self.config.language),
            )
        return found

    def days(self, positions: Iterable[int]) -> tuple[Day, ...]:
        """Return entries grouped under the day they begin on; see `days`."""
        return days((self.timeline.entries[p], self.card(p)) for p in positions)

    def keys_of(self, positions: Iterable[int]) -> bytes:
        """Return a digest over what these entries show, in order."""
        return joined(self.keys[p] for p in positions)

    def target(self, entry_id: str) -> Link | None:
        """Return what a link to an entry leads to; withdrawn entries keep their address."""
        position = self.position.get(entry_id)
        if position is not None:
            return Link(self.timeline.entries[position].title, self.addresses[position])
        entry = self.withdrawn.get(entry_id)
        return Link(entry.title, addresses.entry(entry)) if entry else None

    def targets_key(self, refs: Iterable[Ref]) -> bytes:
        """Return what links to these entries contribute to a key."""
        return encoded([self.target(ref.id) for ref in refs])

    def entity_key(self, entity_id: str) -> bytes:
        """Return a digest over an actor or a place."""
        return self._entity_keys[entity_id]

    def is_registered(self, source: Source) -> bool:
        """Say whether a source stands in the registry and so has a page of its own."""
        return source.id in self._registered

    def tag(self, name: str) -> Link:
        """Return the link to a tag's page."""
        found = self._tags.get(name)
        if found is None:
            found = self._tags[name] = Link(name, addresses.page("tags", self._slug(name)))
        return found

    def _slug(self, text: str) -> str:
        found = self._slugs.get(text)
        if found is None:
            found = self._slugs[text] = slugify(text)
        return found

    def publisher_address(self, publisher: str) -> str:
        """Return a publisher's page."""
        return addresses.page("sources", "publishers", self._slug(publisher))

    def _publisher_of(self, source: Source) -> str:
        """The page that lists a source written out: what other entries say of it counts too."""
        return self.publisher_address(self._publishers.get(source.url) or publisher_of(source))

    def language_name(self, tag: str) -> str:
        """Return a language's name in the site's language."""
        return self._languages.get(tag) or self._languages.get(tag.split("-")[0], tag)

    def note(self, source: Source, number: int = 0) -> Note:
        """Return a source as a numbered note."""
        publisher = publisher_of(source)
        own_page = source.id in self._registered
        archive = newest_archive(source)
        own_language = not source.language or source.language == self.config.language
        return Note(
            number=number,
            id=source.id,
            url=source.url,
            title=source.title or host_of(source.url),
            titled=bool(source.title),
            publisher=publisher,
            author=source.author,
            language=source.language,
            language_name="" if own_language else self.language_name(source.language),
            kind=source.kind,
            published=source.published,
            accessed=source.accessed,
            origin=source.origin,
            note=source.note,
            status=source.status,
            archive_url=archive.url if archive else "",
            archive_date=archive.date if archive else None,
            address=source_address(source) if own_page else self._publisher_of(source),
        )

    def _card(self, position: int) -> Card:
        entry = self.timeline.entries[position]
        sources = self.timeline.sources[position]
        return Card(
            id=entry.id,
            address=self.addresses[position],
            title=entry.title,
            summary=entry.summary,
            key=entry.key,
            when=entry.when,
            language=foreign(entry.language, self.config.language),
            tags=tuple(self.tag(t) for t in entry.tags),
            actors=self._links(entry.actors),
            places=self._links(entry.places),
            sources=tuple(self.note(s, n) for n, s in enumerate(sources, 1)),
        )

    def _links(self, refs: Sequence[Ref]) -> tuple[Link, ...]:
        known = self._entities
        return tuple(known[r.id] for r in refs if r.id in known)


def content_key(value: Source | Entity) -> bytes:
    """Return a digest over a value, but not over its line, which moves with what is above it."""
    return key_of(encoded(msgspec.structs.replace(value, line=0, column=0)))


def foreign(language: str, own: str) -> str:
    """Return a language tag where it differs from the page's, else an empty text."""
    return "" if language == own else language


def publisher_of(source: Source) -> str:
    """Return who published a source: as stated, else the host of its address."""
    return source.publisher or host_of(source.url)


def host_of(url: str) -> str:
    """Return the host of an address, without a leading ``www.``."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


def newest_archive(source: Source) -> Archive | None:
    """Return the archived copy taken last; copies without a date count as the oldest."""
    copies = sorted(source.archives, key=lambda a: a.date.edtf if a.date else "")
    return copies[-1] if copies else None


def entity_address(entity: Entity) -> str:
    """Return the page of an actor or a place."""
    return addresses.page("places" if entity.kind == "place" else "actors", entity.id)


def source_address(source: Source) -> str:
    """Return the page of a source of the registry."""
    return addresses.page("sources", source.id)


def days(entries: Iterable[tuple[Entry, Card]]) -> tuple[Day, ...]:
    """Group entries under the day, or the coarser period, they begin in.

    Entries are taken in timeline order; a day's own entries keep it. Days stand in calendar
    order, a month or year known no better before its days, and what was before a day before it.
    """
    groups: dict[str, list[Card]] = {}
    first: dict[str, Entry] = {}
    for entry, card in entries:
        key = addresses.anchor(entry.date)
        first.setdefault(key, entry)
        groups.setdefault(key, []).append(card)
    ordered = sorted(groups, key=lambda k: (first[k].date.start, sort_key(first[k].date), k))
    return tuple(_day(key, first[key], groups[key]) for key in ordered)


def _day(anchor: str, first: Entry, cards: list[Card]) -> Day:
    civil = first.date.start
    whole_day = bool(civil.day) and civil.year >= 1
    datetime = "-".join(addresses.civil_parts(civil)) if whole_day else ""
    return Day(anchor, first.when.heading, datetime, tuple(cards))
