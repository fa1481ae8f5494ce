"""The content model: frozen values that pass between the stages (pure).

They are remembered as arrays, without the names of their fields: half the size and time.

Field names follow the public contract in ``docs/reference/entry.md``. A reference to something
else in the content (an entity, a source, another entry) keeps its place in the file, so that
`relate` can say where an unknown one was written.
"""

from __future__ import annotations

import msgspec

from dateline.dates import EventDate
from dateline.diagnostics import Diagnostic
from dateline.phrasing.datetext import DateText


class Ref(msgspec.Struct, frozen=True, array_like=True):
    """A mention of something by its id, and where it is written."""

    id: str
    line: int
    column: int


class When(msgspec.Struct, frozen=True, array_like=True):
    """An entry's date as it is shown, in the site's language."""

    text: DateText
    datetime: str = ""
    """Value for ``<time datetime>``; empty where HTML allows none."""
    edtf: str = ""
    """The date as written by the editor."""
    heading: DateText = DateText("", "")
    """What all dates under one heading have in common: the day or the period they begin in."""


class Dated(msgspec.Struct, frozen=True, array_like=True):
    """A lesser date (of a source, an archived copy, a name): as written and in one short phrase."""

    edtf: str
    """As written: EDTF."""
    text: str
    """In words (`DateText.short`), in the site's language."""
    datetime: str = ""
    """Value for ``<time datetime>``; empty where HTML allows none."""


class Archive(msgspec.Struct, frozen=True, array_like=True):
    """A copy of a source kept by an archive."""

    url: str
    date: Dated | None = None
    """When the copy was taken."""


class Source(msgspec.Struct, frozen=True, array_like=True):
    """What a statement cites: a citation, never an input file."""

    id: str
    """Registry id; for a source written out in an entry, derived from its address."""
    url: str
    title: str = ""
    publisher: str = ""
    author: str = ""
    language: str = ""
    """BCP 47 tag; empty when not stated."""
    published: Dated | None = None
    accessed: Dated | None = None
    """When an editor last read it."""
    kind: str = ""
    """One of `SOURCE_KINDS`; empty when not stated."""
    origin: str = ""
    """The wire or original it reprints: a source id or a plain name."""
    archives: tuple[Archive, ...] = ()
    status: str = "live"
    """One of `SOURCE_STATUSES`."""
    seen: Dated | None = None
    """When the status was last seen to be so."""
    note: str = ""
    path: str = ""
    """The file it is written in."""
    line: int = 0
    column: int = 0


class DatedName(msgspec.Struct, frozen=True, array_like=True):
    """A name that was valid for a period only."""

    name: str
    start: Dated | None = None
    end: Dated | None = None


class Entity(msgspec.Struct, frozen=True, array_like=True):
    """A person, an organisation or a place."""

    id: str
    kind: str
    """One of `ENTITY_KINDS`."""
    name: str
    names: dict[str, str] = {}
    """Names by BCP 47 language tag."""
    aliases: tuple[str, ...] = ()
    """Other spellings, for search and for finding doubles."""
    names_valid: tuple[DatedName, ...] = ()
    description: str = ""
    coordinates: tuple[float, float] | None = None
    """Latitude and longitude in degrees (WGS 84)."""
    external: dict[str, str] = {}
    """Ids elsewhere, such as ``wikidata: Q232``."""
    path: str = ""
    line: int = 0
    column: int = 0


class Relations(msgspec.Struct, frozen=True, array_like=True):
    """How an entry stands to others, as its editor states it."""

    follows: tuple[Ref, ...] = ()
    contradicts: tuple[Ref, ...] = ()
    updates: tuple[Ref, ...] = ()
    part_of: tuple[Ref, ...] = ()


class Media(msgspec.Struct, frozen=True, array_like=True):
    """A picture or a document shown with an entry."""

    file: Ref
    """Path from the content folder, such as ``media/akorda.jpg``."""
    alt: str
    caption: str = ""
    credit: str = ""
    licence: str = ""


class Body(msgspec.Struct, frozen=True, array_like=True):
    """A Markdown body made into safe HTML.

    The HTML is finished but for what depends on other files: ``href="entry:ID"`` leads to an entry
    (an empty link text is to be filled with its title), ``src="media:PATH"`` to a media file.
    """

    html: str = ""
    text: str = ""
    """The plain words, for feeds and search."""
    links: tuple[Ref, ...] = ()
    """Entries linked with ``[[id]]``, each once, in order."""
    media: tuple[Ref, ...] = ()
    """Media files shown in the body, each once, in order."""


class Text(msgspec.Struct, frozen=True, array_like=True):
    """An entry's text, apart from the entry because most builds need few of them."""

    markdown: str = ""
    html: str = ""
    """As `Body.html`."""
    plain: str = ""
    """As `Body.text`."""


class Entry(msgspec.Struct, frozen=True, array_like=True):
    """One development: one file.

    Between `relate` and `plan` an entry travels without its text (`markdown`, `body.html`,
    `body.text`), which is fetched when a page needs it: see `remember.Texts`.
    """

    id: str
    path: str
    title: str
    date: EventDate
    when: When
    """The same date in words, made here because it is remembered with the entry."""
    timezone: str
    """IANA zone name or fixed offset of clock times without one."""
    language: str
    summary: str = ""
    key: bool = False
    tags: tuple[str, ...] = ()
    actors: tuple[Ref, ...] = ()
    places: tuple[Ref, ...] = ()
    sources: tuple[Ref, ...] = ()
    """In the order of their numbers: as listed, then those only the body cites."""
    inline_sources: tuple[Source, ...] = ()
    """Sources written out in the entry."""
    relations: Relations = Relations()
    media: tuple[Media, ...] = ()
    status: str = "published"
    """One of `STATUSES`."""
    publish_at: int | None = None
    """When an embargo ends: seconds on the scale of `EventDate.earliest`."""
    publish_at_text: str = ""
    """The same as written."""
    merged_into: Ref | None = None
    aliases: tuple[Ref, ...] = ()
    """Former addresses, such as ``/old/address/``."""
    markdown: str = ""
    """The body as written."""
    body: Body = Body()
    title_line: int = 0
    """Line of the title, for problems found when entries are joined."""
    digest: bytes = b""
    """Over all the other fields but the text; see `text_digest`."""
    text_digest: bytes = b""
    """Over the text (`Text`), by which it is fetched."""


class StandingPage(msgspec.Struct, frozen=True, array_like=True):
    """A page that is not dated, such as "About"."""

    id: str
    path: str
    title: str
    language: str
    summary: str = ""
    order: int = 0
    """Place in the navigation; smaller comes first."""
    markdown: str = ""
    body: Body = Body()


class Prepared(msgspec.Struct, frozen=True, array_like=True):
    """What one content file holds after parsing, validating and marking up: a remembered result.

    A file that is refused has errors and none of its values.
    """

    entries: tuple[Entry, ...] = ()
    sources: tuple[Source, ...] = ()
    entities: tuple[Entity, ...] = ()
    pages: tuple[StandingPage, ...] = ()
    refused: tuple[str, ...] = ()
    """What a refused file would have held, as ``entries/ID``, ``sources/ID`` ...; ``sources/*``
    where that cannot be told. Mentions of it are not unknown: the file's own problems are told."""
    diagnostics: tuple[Diagnostic, ...] = ()


STATUSES = ("draft", "embargoed", "published", "retracted", "merged")
SOURCE_KINDS = ("report", "statement", "document", "video", "audio", "post", "data", "book")
SOURCE_STATUSES = ("live", "changed", "paywalled", "dead", "removed")
ENTITY_KINDS = ("person", "organisation", "place")
