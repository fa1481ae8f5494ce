"""Hand-made views of every kind of page, and the default theme ready to render them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from dateline import views
from dateline.join_theme import make_theme
from dateline.model import Dated, When
from dateline.phrasing.datetext import DateText
from dateline.read_themes import read_themes
from dateline.render import Renderer
from dateline.theme import Theme, ThemeFiles

ROOT = Path(__file__).parents[1]
THEME = ROOT / "themes" / "default"

DAY = DateText(
    full="Wednesday 5 January 2022",
    short="5 January 2022",
    day="5",
    weekday="Wednesday",
    month_year="January 2022",
)
CLOCK = msgspec.structs.replace(
    DAY, full="Wednesday 5 January 2022, about 21:00", time="about 21:00", zone="Almaty time, UTC+6"
)
SEASON = DateText(full="Spring 2022", short="spring 2022")
ON_THE_DAY = When(DAY, "2022-01-05", "2022-01-05")
AT_NIGHT = When(CLOCK, "2022-01-05T21:00+06:00", "2022-01-05T21:00~")
IN_SPRING = When(SEASON, "", "2022-21")
READ = Dated("2026-11-22", "22 November 2026", "2026-11-22")
FEEDS = (
    views.Feed("The story", "feed.atom", "application/atom+xml"),
    views.Feed("The story", "feed.json", "application/feed+json"),
)
ONE_PAGE = views.Pages(1, 1)


def note(number: int, **changes: Any) -> views.Note:
    """Return a source as a numbered note."""
    plain = views.Note(
        number=number,
        id=f"source-{number}",
        url=f"https://example.org/{number}",
        title=f"Report {number}",
        titled=True,
        publisher=f"Paper {number}",
        author="",
        language="en",
        language_name="",
        kind="",
        published=None,
        accessed=None,
        origin="",
        note="",
        status="live",
        archive_url="",
        archive_date=None,
        address="",
    )
    return msgspec.structs.replace(plain, **changes)


RICH_NOTE = note(
    2,
    title="Правительство ушло в отставку",
    author="A. Reporter",
    language="ru",
    language_name="Russian",
    kind="report",
    published=Dated("2022-01-05", "5 January 2022", "2022-01-05"),
    accessed=READ,
    origin="a wire",
    note="Seen in part.",
    status="dead",
    archive_url="https://archive.example.org/2",
    archive_date=READ,
    address="sources/paper-2/index.html",
)


def links(kind: str, *names: str) -> tuple[views.Link, ...]:
    """Return links to pages of one kind."""
    return tuple(views.Link(n, f"{kind}/{n.lower()}/index.html", 2) for n in names)


def card(name: str, when: When = ON_THE_DAY, sources: int = 2, **changes: Any) -> views.Card:
    """Return an entry as a list shows it."""
    plain = views.Card(
        id=name,
        address=f"2022/01/05/{name}/index.html",
        title=f"Title of {name}",
        summary=f"Summary of {name}.",
        key=False,
        when=when,
        language="",
        tags=links("tags", "Fuel", "Protest"),
        actors=links("actors", "Tokayev"),
        places=links("places", "Almaty"),
        sources=tuple(note(n) for n in range(1, sources + 1)),
    )
    return msgspec.structs.replace(plain, **changes)


CARDS = (
    card("first", key=True),
    card("second", AT_NIGHT, sources=6),
    card("third", language="ru", title="Третья", sources=1),
)
BARE = card("bare", IN_SPRING, 0, summary="", tags=(), actors=(), places=())
BRIEF = views.Brief("2022/01/05/first/index.html", "Title of first", ON_THE_DAY, True, "")
RUSSIAN = views.Brief("2022/01/05/third/index.html", "Третья", IN_SPRING, False, "ru")
DAYS = (
    views.Day("d2022-01-05", DAY, "2022-01-05", CARDS),
    views.Day("d2022-21", SEASON, "", (BARE,)),
)
BARS = (
    views.Bar("5 January 2022", "5", 3, True, "#d2022-01-05", 1000, under="Jan"),
    views.Bar("6 January 2022", "6", 0, False, "", 0),
    views.Bar("Spring 2022", "Mar", 1, False, "#d2022-21", 333, gap=True),
)
MONTHS = (views.Period("January 2022", "2022/01/index.html", 3),)


def frame(kind: str, address: str, title: str) -> dict[str, Any]:
    """Return the fields every view has."""
    root = "/story/" if kind == "404" else "../" * address.count("/")
    return {
        "kind": kind,
        "address": address,
        "root": root,
        "title": title,
        "description": f"What {kind} is",
        "canonical": f"https://example.org/{address}",
        "feeds": FEEDS,
        "current": address,
    }


def home() -> views.HomeView:
    """Return the first page of a short story."""
    return views.HomeView(
        **frame("home", "index.html", "The story"),
        entries=4,
        sources=1200,
        languages=2,
        first=ON_THE_DAY,
        last=IN_SPRING,
        keys=CARDS[:1],
        density=views.Density(BARS, "day"),
        days=DAYS,
        periods=(),
    )


def long_home() -> views.HomeView:
    """Return the first page of a story too long for one."""
    year = views.Period("2022", "2022/index.html", 4, MONTHS, (BRIEF,))
    bar = views.Bar("January 2022", "Jan", 3, True, "2022/01/index.html#d2022-01-05", 1000)
    density = views.Density((bar,), "month")
    return msgspec.structs.replace(home(), days=(), periods=(year,), density=density)


def entry(**changes: Any) -> views.EntryView:
    """Return the page of an entry that has everything."""
    plain = views.EntryView(
        **frame("entry", "2022/01/05/first/index.html", "Title of first"),
        id="first",
        language="",
        when=AT_NIGHT,
        key=True,
        summary="A summary.",
        status="published",
        merged_into=None,
        body='<p>Said.<sup class="cite"><a href="#source-2">[2]</a></sup></p>',
        tags=links("tags", "Fuel"),
        actors=links("actors", "Tokayev"),
        places=links("places", "Almaty"),
        sources=(note(1), RICH_NOTE),
        pictures=(
            views.Picture("media/a.jpg", "A square", "The square.", "B", "CC0", True, 800, 600),
            views.Picture("media/a.pdf", "A decree", "", "", "", False),
        ),
        relations=tuple(
            views.RelationGroup(name, (BRIEF, RUSSIAN))
            for name in ("follows", "contradicted_by", "mentioned_by")
        ),
        earlier=BRIEF,
        later=RUSSIAN,
        cite_as="“Title of first”, The story",
    )
    return msgspec.structs.replace(plain, **changes)


def tombstone(status: str, target: views.Brief | None = None) -> views.EntryView:
    """Return what is left of an entry that was withdrawn."""
    gone: dict[str, Any] = {
        "summary": "",
        "body": "",
        "tags": (),
        "actors": (),
        "places": (),
        "sources": (),
    }
    gone |= {"pictures": (), "relations": (), "earlier": None, "later": None, "key": False}
    return entry(status=status, merged_into=target, **gone)


def listing(kind: str, address: str, title: str, **changes: Any) -> views.ListView:
    """Return a year, a month, a tag, an actor or a place."""
    plain = views.ListView(**frame(kind, address, title), days=DAYS, total=4, pages=ONE_PAGE)
    return msgspec.structs.replace(plain, **changes)


def index(kind: str, *names: str) -> views.IndexView:
    """Return an index with one group for each name."""
    item = views.IndexItem(
        "Tokayev",
        "actors/tokayev/index.html",
        2,
        "A president",
        (views.Link("Тоқаев", "", 0, "kk"),),
    )
    groups = tuple(views.IndexGroup(name, (item,)) for name in names)
    return views.IndexView(**frame(kind, f"{kind}/index.html", ""), groups=groups)


def source_pages() -> dict[str, views.View]:
    """Return the pages that sources have."""
    cited = views.CitedSource(RICH_NOTE, (BRIEF, RUSSIAN), 2)
    publisher = "sources/publishers/kloop/index.html"
    return {
        "sources": views.SourcesView(
            **frame("sources", "sources/index.html", ""),
            publishers=links("sources/publishers", "Interfax", "Kloop"),
            languages=(views.Link("Russian", "", 2),),
            total=2,
            pages=ONE_PAGE,
        ),
        "publisher": views.SourcesView(
            **frame("publisher", publisher, "Kloop"),
            sources=(cited, views.CitedSource(note(1), (), 0)),
            total=2,
            pages=ONE_PAGE,
        ),
        "source": views.SourceView(
            **frame("source", "sources/paper-2/index.html", RICH_NOTE.title),
            cited=cited,
            publisher=views.Link("Kloop", publisher),
            archives=(views.ArchiveCopy("https://archive.example.org/2", READ),),
        ),
    }


def other_pages() -> dict[str, views.View]:
    """Return the pages that show no entries of their own."""
    return {
        "tags": index("tags", "tag"),
        "actors": index("actors", "person", "organisation"),
        "places": index("places", "place"),
        "page": views.PageView(
            **frame("page", "about/index.html", "About"),
            language="",
            body="<p>Text.</p>",
            summary="A page.",
        ),
        "redirect": views.RedirectView(
            **frame("redirect", "old/index.html", "Title of first"),
            target=BRIEF.address,
            target_title=BRIEF.title,
        ),
        "404": views.NotFoundView(**frame("404", "404.html", ""), keys=(BRIEF, RUSSIAN)),
    }


def lists() -> dict[str, views.View]:
    """Return lists of entries: of a time, of a theme, of somebody or some place."""
    numbered = views.Pages(
        2, 3, "tags/fuel/index.html", "tags/fuel/3/index.html", links("tags", "1", "2", "3")
    )
    return {
        "year": listing(
            "year",
            "2022/index.html",
            "2022",
            periods=MONTHS,
            earlier=views.Link("2021", "2021/index.html"),
            later=views.Link("2023", "2023/index.html"),
        ),
        "month": listing("month", "2022/01/index.html", "January 2022"),
        "tag": listing("tag", "tags/fuel/2/index.html", "fuel", pages=numbered),
        "actor": listing(
            "actor",
            "actors/tokayev/index.html",
            "Tokayev",
            names=(views.Link("Тоқаев", "", 0, "kk"),),
            past_names=(views.Link("Tokaev, 1990 – 1995", ""),),
            aliases=("Tokaev",),
            external=(views.Link("wikidata", "Q1"),),
            entity_kind="person",
        ),
        "place": listing("place", "places/almaty/index.html", "Almaty", entity_kind="place"),
    }


def pages() -> dict[str, views.View]:
    """Return a view of every kind, by a name of its own."""
    entries: dict[str, views.View] = {
        "home": home(),
        "long home": long_home(),
        "entry": entry(),
        "foreign entry": entry(language="ru", when=IN_SPRING, key=False),
        "retracted": tombstone("retracted"),
        "merged": tombstone("merged", RUSSIAN),
    }
    return entries | lists() | source_pages() | other_pages()


@cache
def theme() -> Theme:
    """Return the default theme."""
    return extended()


@cache
def renderer() -> Renderer:
    """Return the default theme ready for an English site."""
    return Renderer(theme(), site(theme()))


def extended(**own: str) -> Theme:
    """Return a theme that extends the default one with these templates, if any."""
    themes = read_themes(ROOT)
    name = "default"
    if own:
        name = "own"
        files = {f"templates/{n}.html": text.encode() for n, text in own.items()}
        files["theme.yml"] = b"name: own\nextends: default\n"
        themes["own"] = ThemeFiles("own", "themes/own", files)
    made, problems = make_theme(name, themes, "digest")
    assert made is not None, problems
    return made


def site(made: Theme, **changes: Any) -> views.Site:
    """Return what is the same on every page."""
    plain = views.Site(
        title="The story",
        short_title="Story",
        description="What happened.",
        language="en",
        direction="ltr",
        base_url="https://example.org/",
        licence="CC BY 4.0",
        navigation=(views.Link("About", "about/index.html"),),
        sections=("tags", "actors", "places", "sources"),
        home="index.html",
        stylesheets=("assets/style.1.css",),
        scripts=(),
        icon="assets/icon.1.svg",
        policy="default-src 'none'; style-src 'self'",
        options=made.options,
        files=(views.Feed("timeline.json", "timeline.json", "application/json"),),
    )
    return msgspec.structs.replace(plain, **changes)


def render(view: views.View, made: Theme | None = None, **changes: Any) -> str:
    """Render one page with the default theme, or with another."""
    if made is None and not changes:
        return renderer().page(view).decode("utf-8")
    made = made or theme()
    return Renderer(made, site(made, **changes)).page(view).decode("utf-8")
