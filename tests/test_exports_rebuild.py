"""From the published `timeline.json` alone the content can be made again, field by field."""

from __future__ import annotations

import msgspec
from msgspec.structs import asdict, replace

from dateline.config import Config
from dateline.dates import EventDate, parse_date
from dateline.exports.rows import (
    DatedRow,
    EntityRow,
    EntryRow,
    PageRow,
    SourceRow,
    TimelineFile,
)
from dateline.model import (
    Archive,
    Body,
    Dated,
    DatedName,
    Entity,
    Entry,
    Media,
    Prepared,
    Ref,
    Relations,
    Source,
    StandingPage,
    Text,
    When,
)
from dateline.phrasing.datetext import DateText
from dateline.phrasing.periods import Words
from dateline.planning.cards import Catalogue
from dateline.planning.context import Context
from dateline.planning.data import data_files
from dateline.planning.rows import bundles
from dateline.relate import Moment, relate
from dateline.timeline import MediaFile

DERIVED = {"when", "body", "publish_at", "title_line", "digest", "text_digest"}
"""Fields of an entry that follow from others, or say only where in its file something stands."""

CONFIG = Config(
    title="A story",
    description="What happened.",
    language="en",
    timezone="Asia/Almaty",
    base_url="https://example.org/story/",
    licence="CC BY 4.0",
)


def date(text: str, zone: str = "Asia/Almaty") -> EventDate:
    found, _ = parse_date(text, zone)
    assert isinstance(found, EventDate)
    return found


def ref(name: str) -> Ref:
    return Ref(name, 0, 0)


def dated(text: str) -> Dated:
    return Dated(text, f"on {text}")


def entry(name: str, when: str, **fields: object) -> Entry:
    made = Entry(
        id=name,
        path=f"content/entries/{name}.yml",
        title=name.capitalize(),
        date=date(when),
        when=When(DateText(full=f"on {when}", short=when)),
        timezone="Asia/Almaty",
        language="en",
        sources=(ref("wire"),),
    )
    return replace(made, **fields)


SOURCE = Source(
    id="wire",
    url="https://wire.example/1",
    title="Cabinet out",
    publisher="Wire",
    author="A. Writer",
    language="ru",
    published=dated("2022-01-05"),
    accessed=dated("2022-02"),
    kind="report",
    origin="Another wire",
    archives=(Archive("https://archive.example/1", dated("2022-03")), Archive("https://b.example")),
    status="paywalled",
    seen=dated("2022-04"),
    note="Seen in part.",
    path="content/sources/world.yml",
)
OWN = Source(
    id="own-1",
    url="https://own.example/",
    title="Own",
    path="content/entries/full.yml",
    kind="post",
)
PERSON = Entity(
    id="mamin",
    kind="person",
    name="Askar Mamin",
    names={"ru": "Аскар Мамин", "kk": "Асқар Мамин"},
    aliases=("Mamin A.",),
    description="Prime minister",
    external={"wikidata": "Q4279880"},
    path="content/entities/people.yml",
)
PLACE = Entity(
    id="astana",
    kind="place",
    name="Astana",
    names_valid=(DatedName("Nur-Sultan", dated("2019-03"), dated("2022-09")),),
    coordinates=(51.17, 71.43),
    path="content/entities/places.yml",
)
PAGE = StandingPage(
    id="about",
    path="content/pages/about.md",
    title="About",
    language="ru",
    summary="What this is.",
    order=3,
    markdown="See [[full]].",
    body=Body(
        html='<p>See <a class="entry-link" href="entry:full"></a>.</p>', links=(ref("full"),)
    ),
)
FULL = entry(
    "full",
    "2022-01-05T20:00~",
    title="It is <full> & “so”",
    timezone="Asia/Aqtau",
    date=date("2022-01-05T20:00~", "Asia/Aqtau"),
    language="ru",
    summary="In a sentence.",
    key=True,
    tags=("fuel price", "government"),
    actors=(ref("mamin"),),
    places=(ref("astana"),),
    sources=(ref("own-1"), ref("wire")),
    inline_sources=(OWN,),
    relations=Relations((ref("early"),), (ref("open"),), (ref("early"),), (ref("open"),)),
    media=(Media(ref("media/a b.jpg"), "A hall", "The hall", "A. Writer", "CC BY"),),
    status="embargoed",
    publish_at=0,
    publish_at_text="0001-01-01T00:00Z",
    aliases=(ref("/old/address/"),),
    markdown="It *resigned* [@own-1].\n\nSee [[early]].",
    body=Body(
        html='<p>See <a class="entry-link" href="entry:early"></a>.</p>', links=(ref("early"),)
    ),
)
ENTRIES = (
    FULL,
    entry("early", "-0043-03-15", timezone="UTC", date=date("-0043-03-15", "UTC")),
    entry("open", "2022-01-05/.."),
    entry("before", "before 2022-01-05"),
    entry("season", "2022-21?"),
    entry("decade", "202X"),
    entry("offset", "2022-01-05T20:00:15-03:30"),
)
GONE = entry(
    "gone",
    "2022-01-06",
    status="merged",
    merged_into=ref("full"),
    summary="Withdrawn words.",
    markdown="Withdrawn words.",
    body=Body(html="<p>Withdrawn words.</p>"),
)
HELD = (
    entry("secret-arrest", "2022-01-07", status="draft", title="Secret arrest"),
    entry(
        "secret-trial", "2022-01-08", status="embargoed", publish_at=10**12, title="Secret trial"
    ),
)
NAMES_HELD = entry(
    "names-held",
    "2022-01-09",
    relations=Relations(follows=(ref("secret-arrest"), ref("full"))),
    markdown="After [[secret-arrest|an arrest]] and [[full]].",
    body=Body(
        html='<p>After <a class="entry-link" href="entry:secret-arrest">an arrest</a> and '
        '<a class="entry-link" href="entry:full"></a>.</p>',
        links=(ref("secret-arrest"), ref("full")),
    ),
)


def published(*entries: Entry) -> tuple[TimelineFile, bytes]:
    prepared = Prepared(entries=entries, sources=(SOURCE,), entities=(PERSON, PLACE), pages=(PAGE,))
    media = [MediaFile("media/a b.jpg", "d", 1)]
    timeline, _ = relate([prepared], media, CONFIG, Moment(now=1))
    context = Context(
        timeline,
        CONFIG,
        Catalogue(timeline, CONFIG, {}),
        lambda unit, civil: Words(unit, str(civil.year)),
        {"media/a b.jpg": "media/a b.jpg"},
        lambda e: Text(e.markdown, e.body.html, e.body.text),
        b"",
    )
    placed = {
        position: record
        for bundle in bundles(context)
        for position, record in zip(bundle.positions, bundle.recipe.make(), strict=True)
    }
    made = [placed[position] for position in sorted(placed)]
    files = {name: b"".join(parts()) for name, parts in data_files(context, (), made)}
    return msgspec.json.decode(files["timeline.json"], type=TimelineFile), b"".join(files.values())


def rebuilt_dated(row: DatedRow | None) -> Dated | None:
    return Dated(row.edtf, row.text) if row else None


def rebuilt_source(row: SourceRow) -> Source:
    fields = asdict(row)
    for name in ("published", "accessed", "seen"):
        fields[name] = rebuilt_dated(fields[name])
    fields["archives"] = tuple(Archive(a.url, rebuilt_dated(a.date)) for a in row.archives)
    return Source(**{name: fields[name] for name in fields if name not in ("entry", "address")})


def rebuilt_entity(row: EntityRow) -> Entity:
    fields = asdict(row)
    point = row.coordinates
    fields["coordinates"] = (point.latitude, point.longitude) if point else None
    fields["names_valid"] = tuple(
        DatedName(n.name, rebuilt_dated(n.start), rebuilt_dated(n.end)) for n in row.names_valid
    )
    return Entity(**{name: fields[name] for name in fields if name != "address"})


def rebuilt_page(row: PageRow) -> StandingPage:
    return StandingPage(
        row.id, row.path, row.title, row.language, row.summary, row.order, row.markdown
    )


def refs(names: tuple[str, ...]) -> tuple[Ref, ...]:
    return tuple(map(ref, names))


def rebuilt_entry(row: EntryRow, file: TimelineFile) -> Entry:
    when = row.date
    relations = asdict(row.relations)
    return Entry(
        id=row.id,
        path=row.path,
        title=row.title,
        date=date(when.edtf, row.timezone),
        when=When(DateText("", "")),
        timezone=row.timezone,
        language=row.language,
        summary=row.summary,
        key=row.key,
        tags=row.tags,
        actors=refs(row.actors),
        places=refs(row.places),
        sources=refs(row.sources),
        inline_sources=tuple(rebuilt_source(s) for s in file.sources if s.entry == row.id),
        relations=Relations(**{name: refs(names) for name, names in relations.items()}),
        media=tuple(Media(ref(m.file), m.alt, m.caption, m.credit, m.licence) for m in row.media),
        status=row.status,
        publish_at_text=row.publish_at,
        merged_into=ref(row.merged_into) if row.merged_into else None,
        aliases=refs(row.aliases),
        markdown=row.markdown,
    )


def plain(value: Entry) -> dict[str, object]:
    return {name: field for name, field in asdict(value).items() if name not in DERIVED}


def test_the_sample_sets_every_field() -> None:
    """Else a field that is forgotten would not be missed."""
    defaults = entry("full", "2022-01-05")
    unset = {n for n, v in asdict(FULL).items() if v == getattr(defaults, n)}
    assert unset <= DERIVED | {"id", "path", "merged_into"}
    assert all(asdict(FULL.relations).values())
    assert {n for n, v in asdict(SOURCE).items() if not v} == {"line", "column"}
    for name in ("names", "aliases", "names_valid", "description", "coordinates", "external"):
        assert getattr(PERSON, name) or getattr(PLACE, name)


def test_every_entry_is_made_again() -> None:
    file, _ = published(*ENTRIES)
    again = {row.id: rebuilt_entry(row, file) for row in file.entries}
    assert set(again) == {e.id for e in ENTRIES}
    for original in ENTRIES:
        assert plain(again[original.id]) == plain(original)


def test_sources_entities_and_pages_are_made_again() -> None:
    file, _ = published(*ENTRIES)
    registry = [s for s in file.sources if not s.entry]
    assert [rebuilt_source(row) for row in registry] == [SOURCE]
    assert {row.id: rebuilt_entity(row) for row in file.entities} == {
        "mamin": PERSON,
        "astana": PLACE,
    }
    assert [rebuilt_page(row) for row in file.pages] == [replace(PAGE, body=Body())]


def test_the_site_is_named() -> None:
    file, _ = published(*ENTRIES)
    site = asdict(file.site)
    assert site == {name: getattr(CONFIG, name) for name in site}


def test_entries_stand_in_the_order_of_the_timeline() -> None:
    file, _ = published(*reversed(ENTRIES), GONE)
    assert [row.id for row in file.entries] == [
        "before", "early", "decade", "open", "full", "offset", "season", "gone",
    ]  # fmt: skip


def test_a_withdrawn_entry_keeps_its_name_and_nothing_it_said() -> None:
    file, everything = published(*ENTRIES, GONE)
    row = file.entries[-1]
    assert (row.id, row.title, row.status, row.merged_into) == ("gone", "Gone", "merged", "full")
    assert row.address == "2022/01/06/gone/index.html"
    assert b"Withdrawn words" not in everything


def test_what_is_held_back_leaves_no_trace() -> None:
    file, everything = published(*ENTRIES, *HELD, NAMES_HELD)
    for trace in (b"secret", b"Secret"):
        assert trace not in everything
    row = next(row for row in file.entries if row.id == "names-held")
    assert row.relations.follows == ("full",)
    assert row.markdown == "After an arrest and [[full]]."
