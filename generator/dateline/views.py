"""What a template gets: one `Site`, the same for every page, and one view (pure).

This is the public contract of themes, described in ``docs/themes.md`` and held by a test. Every
view is plain, bounded data. An address is a path from the site's root without a leading slash and
ends in a file name (``2022/01/05/cabinet-resigns/index.html``), so that ``view.root ~ address``
is a relative link which works at a domain's root, under any sub-path and from a folder on a disk.
"""

from __future__ import annotations

import msgspec

from dateline.model import Dated, When
from dateline.phrasing.datetext import DateText


class Link(msgspec.Struct, frozen=True, array_like=True):
    """Something with a name and an address on this site."""

    text: str
    address: str
    count: int = 0
    """How many entries it leads to, where that is shown."""
    language: str = ""
    """BCP 47 tag of the text where it differs from the page's."""


class Note(msgspec.Struct, frozen=True, array_like=True):
    """A numbered source of an entry."""

    number: int
    id: str
    url: str
    title: str
    """Title, or the host of its address where none is known."""
    titled: bool
    """Whether the title is its own."""
    publisher: str
    author: str
    language: str
    """BCP 47 tag; empty where it is not stated."""
    language_name: str
    """The language's name in the site's language; empty where it is the site's own."""
    kind: str
    published: Dated | None
    accessed: Dated | None
    origin: str
    note: str
    status: str
    archive_url: str
    """Newest archived copy; empty where there is none."""
    archive_date: Dated | None
    address: str
    """Its page on this site; empty where it has none."""


class Card(msgspec.Struct, frozen=True, array_like=True):
    """An entry as a list shows it."""

    id: str
    address: str
    title: str
    summary: str
    key: bool
    when: When
    language: str
    tags: tuple[Link, ...]
    actors: tuple[Link, ...]
    places: tuple[Link, ...]
    sources: tuple[Note, ...]


class Brief(msgspec.Struct, frozen=True, array_like=True):
    """An entry in one line."""

    address: str
    title: str
    when: When
    key: bool
    language: str


class Day(msgspec.Struct, frozen=True, array_like=True):
    """The entries that begin on one day, or in one coarser period, in order."""

    anchor: str
    """Fragment of its heading, such as ``d_2022-01-05``."""
    heading: DateText
    datetime: str
    """Value for ``<time datetime>``; may be empty."""
    cards: tuple[Card, ...]


class Bar(msgspec.Struct, frozen=True):
    """One column of the density picture."""

    label: str
    """Full name of the period."""
    short: str
    """Name under the column; empty where there is no room for one."""
    count: int
    key: bool
    """Whether a key development falls into it."""
    address: str
    """Where it leads; empty where nothing happened."""
    height: int
    """Thousandths of the tallest column."""
    gap: bool = False
    """Whether the scale changes before it, so that a gap is drawn."""
    under: str = ""
    """A second name under `short` where a coarser period begins: the month's under its first day,
    the year's under its first month; empty elsewhere."""


class Density(msgspec.Struct, frozen=True):
    """How many developments fell into each stretch of the whole period."""

    bars: tuple[Bar, ...]
    unit: str
    """``day``, ``week``, ``month``, ``year`` or ``decade``: the finest unit drawn."""


class Period(msgspec.Struct, frozen=True):
    """A year or a month that has its own page."""

    name: str
    address: str
    count: int
    months: tuple[Period, ...] = ()
    keys: tuple[Brief, ...] = ()


class Pages(msgspec.Struct, frozen=True):
    """Where this page stands in a list that goes on over several."""

    number: int
    total: int
    previous: str = ""
    next: str = ""
    all: tuple[Link, ...] = ()


class Feed(msgspec.Struct, frozen=True):
    """A feed offered by a page."""

    title: str
    address: str
    type: str
    """Media type."""


class Site(msgspec.Struct, frozen=True):
    """What is the same on every page."""

    title: str
    short_title: str
    description: str
    language: str
    direction: str
    """``ltr`` or ``rtl``."""
    base_url: str
    """Public address with a trailing slash; empty where not set."""
    licence: str
    navigation: tuple[Link, ...]
    """Standing pages, in order."""
    sections: tuple[str, ...]
    """Which of ``tags actors places sources`` have pages."""
    home: str
    stylesheets: tuple[str, ...]
    scripts: tuple[str, ...]
    icon: str
    """Address of the site's icon; empty where the theme has none."""
    policy: str
    """The Content-Security-Policy of every page."""
    options: dict[str, str]
    """The theme's options with their values."""
    files: tuple[Feed, ...] = ()
    """Feeds and data of the whole site, for the footer of every page."""


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What every page has."""

    kind: str
    """Which template renders it: ``home``, ``entry``, ``tag`` ..."""
    address: str
    root: str
    """Relative way from this page to the site's root: ``""``, ``"../"``, ``"../../"`` ..."""
    title: str
    """Title of the page, without the site's."""
    description: str = ""
    canonical: str = ""
    """Public address of this page; empty where no base URL is set."""
    feeds: tuple[Feed, ...] = ()
    current: str = ""
    """Address of the navigation item this page belongs to."""


class HomeView(View, frozen=True, kw_only=True):
    """The story: key developments, the density picture, the timeline or its periods."""

    entries: int
    """How many entries are published."""
    sources: int
    """How many sources they cite."""
    languages: int
    """In how many languages the sources are."""
    first: When | None
    last: When | None
    keys: tuple[Card, ...]
    density: Density
    days: tuple[Day, ...]
    """The whole timeline; empty where it is too long for one page."""
    periods: tuple[Period, ...]
    """Years with their months; empty where the timeline is on this page."""


class Picture(msgspec.Struct, frozen=True):
    """A picture or document of an entry."""

    address: str
    alt: str
    caption: str
    credit: str
    licence: str
    image: bool
    """Whether it is shown as a picture rather than linked."""
    width: int = 0
    """Width in pixels; 0 where unknown."""
    height: int = 0


class RelationGroup(msgspec.Struct, frozen=True):
    """Entries that stand in one relation to this one."""

    relation: str
    """``follows`` ``contradicts`` ``updates`` ``part_of``, or from the other side ``followed_by``
    ``contradicted_by`` ``updated_by`` ``parts``, or ``mentioned_by``."""
    entries: tuple[Brief, ...]


class EntryView(View, frozen=True, kw_only=True):
    """One entry."""

    id: str
    language: str
    when: When
    key: bool
    summary: str
    status: str
    """``published``, or ``retracted`` or ``merged`` for what is left at its address."""
    merged_into: Brief | None
    body: str
    """Safe HTML with its links resolved; to be printed with ``| safe``."""
    tags: tuple[Link, ...]
    actors: tuple[Link, ...]
    places: tuple[Link, ...]
    sources: tuple[Note, ...]
    pictures: tuple[Picture, ...]
    relations: tuple[RelationGroup, ...]
    earlier: Brief | None
    later: Brief | None
    cite_as: str
    """Plain citation of this page."""


class ListView(View, frozen=True, kw_only=True):
    """A year, a month, a tag, an actor or a place with its entries."""

    days: tuple[Day, ...]
    periods: tuple[Period, ...] = ()
    """Months of a year page."""
    total: int
    """Entries over all pages of this list."""
    pages: Pages
    earlier: Link | None = None
    later: Link | None = None
    names: tuple[Link, ...] = ()
    """Names of an actor or a place in other languages (``address`` is empty)."""
    past_names: tuple[Link, ...] = ()
    """Names valid for a period; ``text`` is ready to print."""
    aliases: tuple[str, ...] = ()
    entity_kind: str = ""
    """``person``, ``organisation`` or ``place``; empty elsewhere."""
    external: tuple[Link, ...] = ()
    """Ids elsewhere: name and the id (``address`` is the id, not a link)."""


class IndexView(View, frozen=True, kw_only=True):
    """All tags, actors or places."""

    groups: tuple[IndexGroup, ...]


class IndexGroup(msgspec.Struct, frozen=True):
    """Part of an index: persons and organisations stand apart."""

    name: str
    """``tag``, ``person``, ``organisation`` or ``place``."""
    links: tuple[IndexItem, ...]


class IndexItem(msgspec.Struct, frozen=True):
    """One tag, actor or place in an index."""

    text: str
    address: str
    count: int
    description: str = ""
    names: tuple[Link, ...] = ()


class CitedSource(msgspec.Struct, frozen=True):
    """A source and the entries that cite it."""

    note: Note
    entries: tuple[Brief, ...]
    """At most `page_size` of them."""
    count: int


class SourcesView(View, frozen=True, kw_only=True):
    """All publishers, with how much each is cited, or all sources of one publisher."""

    publishers: tuple[Link, ...] = ()
    """On the index: each publisher with the count of its sources."""
    languages: tuple[Link, ...] = ()
    """On the index: languages of the sources and how many are in each (no address)."""
    sources: tuple[CitedSource, ...] = ()
    total: int
    pages: Pages


class SourceView(View, frozen=True, kw_only=True):
    """One source of the registry and where it is cited."""

    cited: CitedSource
    publisher: Link | None
    archives: tuple[ArchiveCopy, ...] = ()


class ArchiveCopy(msgspec.Struct, frozen=True):
    """One archived copy of a source."""

    url: str
    date: Dated | None


class PageView(View, frozen=True, kw_only=True):
    """A standing page."""

    language: str
    body: str
    summary: str


class RedirectView(View, frozen=True, kw_only=True):
    """A former address that leads to the present one."""

    target: str
    target_title: str


class NotFoundView(View, frozen=True, kw_only=True):
    """What a reader finds at an address that has nothing; `root` is absolute here."""

    keys: tuple[Brief, ...]
