"""Every field of a content file (pure): what may be written, in one place.

Checks, the published JSON Schemas and the reference are all made from these tables, so that a
field cannot be in one of them and not in the others. Names are the public contract.
"""

from __future__ import annotations

from dateline.fields.foreign import ENTRY_NAMES
from dateline.fields.kinds import Field, table
from dateline.fields.making import (
    SourceItem,
    make_archive,
    make_dated_name,
    make_media,
    make_relations,
)
from dateline.fields.named import (
    MEDIA_PATH,
    SITE_PATH,
    Address,
    Coordinates,
    Id,
    Ignored,
    Language,
    Mention,
    Reserved,
    Tag,
    Words,
)
from dateline.fields.nested import Group, Many
from dateline.fields.text import Choice, Flag, Line, Markdown, Number, Prose
from dateline.fields.time import Date, Lesser, Moment, Zone
from dateline.model import ENTITY_KINDS, SOURCE_KINDS, SOURCE_STATUSES, STATUSES

_SCHEMA = Field(
    "$schema",
    Ignored(),
    "Where an editor's program finds the schema of this file; Dateline does not read it.",
    "https://example.org/entry.schema.json",
    unwritten=True,
)

ARCHIVE = table(
    "archived copy",
    Field("url", Address(), "Address of the copy.", "https://web.archive.org/web/2022/…", True),
    Field("date", Lesser(), "When the copy was taken.", "2022-01-06"),
)

_SOURCE_FIELDS = (
    Field("url", Address(), "Where it is read.", "https://www.interfax.ru/world/789857", True),
    Field("title", Line(), "Its title, letter for letter.", "Government of Kazakhstan resigns"),
    Field("publisher", Line(300), "Who published it, by name.", "Interfax"),
    Field("author", Line(300), "Who wrote it.", "A. Omarova"),
    Field("language", Language(), "The language it is written in.", "ru"),
    Field("published", Lesser(), "When it was published.", "2022-01-05"),
    Field("accessed", Lesser(), "When an editor last read it.", "2022-01-06"),
    Field("kind", Choice(SOURCE_KINDS), "What sort of source it is.", "report"),
    Field(
        "origin",
        Line(300),
        "The wire or original it reprints: the id of a source, or a name. Two reprints of one "
        "wire are one witness.",
        "reuters",
    ),
    Field(
        "archives",
        Many(Group(ARCHIVE, make_archive), 50),
        "Copies kept by archives.",
        "[{url: https://web.archive.org/web/2022/…, date: 2022-01-06}]",
    ),
    Field(
        "status",
        Choice(SOURCE_STATUSES),
        "Whether the address still shows it; `live` if nothing is said.",
        "dead",
    ),
    Field("seen", Lesser(), "When the status was last seen to be so.", "2022-03-01"),
    Field("note", Prose(), "What a reader should know about it.", "Seen in an excerpt only."),
)

SOURCE = table("source", *_SOURCE_FIELDS)
"""A source in the registry; its key is its id."""

INLINE_SOURCE = table(
    "source",
    Field(
        "id",
        Id(),
        "The name by which the body cites it; made from publisher and address if nothing is said.",
        "interfax-789857",
    ),
    *_SOURCE_FIELDS,
)
"""A source written out in an entry."""

DATED_NAME = table(
    "dated name",
    Field("name", Line(300), "The name.", "Nur-Sultan", True),
    Field("from", Date(), "When it began to be valid.", "2019-03", into="start"),
    Field("until", Date(), "When it ceased to be valid.", "2022-09", into="end"),
)

ENTITY = table(
    "entity",
    Field("kind", Choice(ENTITY_KINDS), "What it is.", "person", True),
    Field("name", Line(300), "Its name in the site's language.", "Kassym-Jomart Tokayev", True),
    Field(
        "names",
        Words(by_language=True),
        "Its name in other languages.",
        "{kk: Қасым-Жомарт Тоқаев, ru: Касым-Жомарт Токаев}",
    ),
    Field("aliases", Many(Line(300), 100), "Other spellings of the name.", "[Tokaev, Токаев]"),
    Field(
        "names_valid",
        Many(Group(DATED_NAME, make_dated_name), 50),
        "Names that were valid for a period only.",
        "[{name: Nur-Sultan, from: 2019-03, until: 2022-09}]",
    ),
    Field("description", Prose(), "Who or what it is.", "President of Kazakhstan since 2019"),
    Field("coordinates", Coordinates(), "Where a place lies.", "[43.24, 76.89]"),
    Field("external", Words(), "Its ids elsewhere.", "{wikidata: Q232}"),
)
"""A person, an organisation or a place in the registry; its key is its id."""

MEDIA = table(
    "media item",
    Field("file", MEDIA_PATH, "The file, from the content folder.", "media/akorda.jpg", True),
    Field(
        "alt",
        Line(),
        "What it shows, for those who do not see it.",
        "The presidential palace at dusk",
        True,
    ),
    Field("caption", Prose(), "What it says beyond what it shows.", "Ak Orda on 5 January"),
    Field("credit", Line(300), "Who made it.", "A. Omarova"),
    Field("licence", Line(300), "Under what terms it may be shown.", "CC BY 4.0"),
)

_ENTRIES = Many(Mention("an entry"), 200, key="id")

RELATIONS = table(
    "group of relations",
    Field("follows", _ENTRIES, "Entries of which it is a consequence.", "[2022-01-04-protests]"),
    Field("contradicts", _ENTRIES, "Entries that say otherwise.", "[2022-01-06-police-statement]"),
    Field("updates", _ENTRIES, "Entries it brings up to date.", "[2022-01-05-first-toll]"),
    Field("part_of", _ENTRIES, "Entries of a longer development it belongs to.", "[2022-unrest]"),
)


def _reserved(name: str, doc: str) -> Field:
    return Field(name, Reserved(), doc, "[]", unwritten=True)


_TITLE = Field(
    "title", Line(limit="title"), "What happened, in a line.", "Cabinet resigns", required=True
)
_LANGUAGE = Field(
    "language", Language(), "The language of title, summary and body; the site's otherwise.", "en"
)

ENTRY = table(
    "entry",
    _TITLE,
    Field(
        "date",
        Date(),
        "When it happened, as precisely as that is known and no more.",
        "2022-01-05",
        required=True,
    ),
    Field("timezone", Zone(), "The zone of its clock times; the site's otherwise.", "Asia/Almaty"),
    Field(
        "summary",
        Prose(),
        "What happened, in a sentence or two, for lists.",
        "The president accepts the resignation of the government.",
    ),
    Field("key", Flag(), "Whether a hurried reader must see it.", "true"),
    Field("tags", Many(Tag(), limit="tags", key="slug"), "Themes it belongs to.", "[government]"),
    Field(
        "actors",
        Many(Mention("a person or an organisation"), key="id"),
        "Who acts in it.",
        "[tokayev, mamin]",
    ),
    Field("places", Many(Mention("a place"), key="id"), "Where it happens.", "[almaty]"),
    Field(
        "sources",
        Many(SourceItem(INLINE_SOURCE), key="id"),
        "Who says so, in the order of the numbers a reader sees. The site's `rules` say how many "
        "are needed.",
        "[interfax-789857, https://abc.az/en/news/87277]",
    ),
    Field(
        "relations",
        Group(RELATIONS, make_relations),
        "How it stands to other entries.",
        "{follows: [2022-01-04-protests]}",
    ),
    Field(
        "media",
        Many(Group(MEDIA, make_media), 100),
        "Pictures and documents shown with it.",
        "[{file: media/akorda.jpg, alt: The presidential palace at dusk}]",
    ),
    Field("status", Choice(STATUSES), "Whether it is shown; `published` if not said.", "draft"),
    Field(
        "publish_at",
        Moment(),
        "The moment before which it is held back.",
        "2022-01-09T06:00+06:00",
    ),
    Field(
        "merged_into",
        Mention("an entry"),
        "The entry that took its place; its address leads there.",
        "2022-01-05-cabinet-resigns",
    ),
    Field(
        "aliases",
        Many(SITE_PATH, 100, key="id"),
        "Former addresses on this site, which lead here.",
        "[/old/address/]",
    ),
    Field(
        "id", Id(), "Its name on the whole site; the file's name if not said.", "cabinet-resigns"
    ),
    _LANGUAGE,
    Field(
        "body",
        Markdown(),
        "The text. In a Markdown file it stands below the front matter instead.",
        "Ministers stay until a new cabinet is formed [@interfax-789857].",
    ),
    _SCHEMA,
    _reserved("claims", "Who claims what."),
    _reserved("figures", "Reported numbers."),
    _reserved("corrections", "What was said before and was wrong."),
    foreign=ENTRY_NAMES,
)
"""One development: a file in `content/entries`."""

PAGE = table(
    "page",
    Field("title", Line(limit="title"), "Its name.", "About this timeline", required=True),
    Field("summary", Prose(), "What it is about, in a sentence.", "Who makes it, and how."),
    Field("order", Number(-1000, 1000), "Its place among pages; smaller first.", "10"),
    _LANGUAGE,
    _SCHEMA,
)
"""A page that is not dated: the front matter of a file in `content/pages`."""
