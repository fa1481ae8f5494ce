from __future__ import annotations

from typing import Any

import pytest

from dateline.config import Config
from dateline.model import Archive, Source
from dateline.planning.cards import Catalogue, days, host_of, newest_archive, publisher_of
from dateline.timeline import Timeline
from dateline.views import Link
from tests.samples import (
    context,
    entity,
    entry,
    lesser,
    ref,
    related,
    source,
)


def catalogue(*values: Any, config: Config | None = None) -> Catalogue:
    return context(related(*values), config).cards


def test_a_card_shows_an_entry_as_lists_do() -> None:
    value = entry(
        "one",
        title="Cabinet resigns",
        summary="It did.",
        key=True,
        language="ru",
        tags=("Street protest",),
        actors=("ann",),
        places=("town",),
        sources=("wire",),
    )
    people = (entity("ann", name="Ann Ames"), entity("town", "place"))
    card = catalogue(value, *people, source("wire")).card(0)
    assert (card.id, card.title, card.summary, card.key) == (
        "one",
        "Cabinet resigns",
        "It did.",
        True,
    )
    assert card.address == "2022/01/05/one/index.html"
    assert card.language == "ru"
    assert card.tags == (Link("Street protest", "tags/street-protest/index.html"),)
    assert card.actors == (Link("Ann Ames", "actors/ann/index.html"),)
    assert card.places == (Link("Town", "places/town/index.html"),)
    assert [(n.number, n.id) for n in card.sources] == [(1, "wire")]


def test_a_language_is_named_only_where_it_is_foreign() -> None:
    value = entry("one", language="ru")
    assert catalogue(value).card(0).language == "ru"
    assert catalogue(value, config=Config(language="ru")).card(0).language == ""
    assert catalogue(value).brief(0).language == "ru"


def note_of(**fields: Any) -> Any:
    wire = source("wire", **fields)
    return catalogue(entry("one", sources=("wire",)), wire).note(wire, 3)


def test_a_note_of_a_source_that_says_all() -> None:
    note = note_of(
        url="https://www.wire.example/1",
        title="Кабинет ушёл",
        publisher="The Wire",
        author="A. Ames",
        language="ru",
        published=lesser("2022-01-05"),
        accessed=lesser("2026-11"),
        kind="report",
        origin="afp",
        archives=(Archive("https://archive.example/1", lesser("2022-01-06")),),
        status="dead",
        note="Seen in part.",
    )
    assert (note.number, note.id, note.url) == (3, "wire", "https://www.wire.example/1")
    assert (note.title, note.titled, note.publisher) == ("Кабинет ушёл", True, "The Wire")
    assert (note.language, note.language_name) == ("ru", "Russian")
    assert note.published == lesser("2022-01-05")
    assert note.accessed == lesser("2026-11")
    assert (note.author, note.kind, note.origin) == ("A. Ames", "report", "afp")
    assert (note.status, note.note) == ("dead", "Seen in part.")
    assert note.archive_url == "https://archive.example/1"
    assert note.archive_date == lesser("2022-01-06")
    assert note.address == "sources/wire/index.html"


def test_a_note_of_a_source_that_says_nothing() -> None:
    note = note_of(url="https://www.Wire.example:8080/1")
    assert (note.title, note.titled, note.publisher) == ("wire.example", False, "wire.example")
    assert (note.language, note.language_name, note.archive_url) == ("", "", "")


def test_the_sites_own_language_needs_no_name() -> None:
    assert note_of(language="en").language_name == ""
    assert note_of(language="kk-Cyrl").language_name == "Kazakh"
    assert note_of(language="qaa").language_name == "qaa"


def test_a_source_written_out_leads_to_its_publisher() -> None:
    own = source("own", publisher="Агентство")
    cards = catalogue(entry("one", sources=("own",), inline_sources=(own,)))
    assert cards.card(0).sources[0].address == "sources/publishers/agentstvo/index.html"
    assert not cards.is_registered(own)


@pytest.mark.parametrize(
    ("dates", "newest"),
    [
        ((None,), 0),
        (("2022-01-05", "2022-01-09", "2022-01-07"), 1),
        ((None, "2022"), 1),
        (("2022", None), 0),
        (("2022-01-05", "-0005"), 0),
    ],
)
def test_the_copy_taken_last(dates: tuple[str | None, ...], newest: int) -> None:
    copies = tuple(
        Archive(f"https://archive.example/{n}", lesser(d) if d else None)
        for n, d in enumerate(dates)
    )
    assert newest_archive(Source("a", "https://a.example/", archives=copies)) == copies[newest]


def test_no_copy() -> None:
    assert newest_archive(source("a")) is None


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.wire.example/a", "wire.example"),
        ("http://WIRE.example:80/", "wire.example"),
        ("https://[2001:db8::1]/", "2001:db8::1"),
        ("https://вести.example/", "вести.example"),
    ],
)
def test_the_host_stands_for_a_publisher_nobody_named(url: str, host: str) -> None:
    assert host_of(url) == host
    assert publisher_of(Source("a", url)) == host
    assert publisher_of(Source("a", url, publisher="Wire")) == "Wire"


def test_links_lead_to_published_and_withdrawn_entries_only() -> None:
    cards = catalogue(
        entry("one"), entry("gone", status="retracted"), entry("secret", status="draft")
    )
    assert cards.target("one") == Link("One", "2022/01/05/one/index.html")
    assert cards.target("gone") == Link("Gone", "2022/01/05/gone/index.html")
    assert cards.target("secret") is None
    assert cards.target("nowhere") is None


def test_entries_stand_under_the_day_they_begin_on() -> None:
    values = [
        entry("year", "2022"),
        entry("month", "2022-01"),
        entry("morning", "2022-01-05T08:00"),
        entry("day", "2022-01-05"),
        entry("evening", "2022-01-05T20:00"),
        entry("span", "2022-01-05/2022-01-09"),
        entry("next", "2022-01-06"),
        entry("ancient", "-0043-03-15"),
    ]
    timeline = related(*values)
    found = context(timeline).cards.days(range(len(values)))
    assert [(d.anchor, d.datetime, [c.id for c in d.cards]) for d in found] == [
        ("d_-0043-03-15", "", ["ancient"]),
        ("d_2022", "", ["year"]),
        ("d_2022-01", "", ["month"]),
        ("d_2022-01-05", "2022-01-05", ["day", "span", "morning", "evening"]),
        ("d_2022-01-06", "2022-01-06", ["next"]),
    ]
    assert found[3].heading.full == "Wednesday 5 January 2022"


def test_no_entries_no_days() -> None:
    assert days(()) == ()


def keys(timeline: Timeline) -> dict[str, bytes]:
    cards = context(timeline).cards
    return {e.id: k for e, k in zip(timeline.entries, cards.keys, strict=True)}


@pytest.mark.parametrize(
    "changed",
    [
        (entity("ann", description="Changed."), entity("town", "place"), source("wire")),
        (entity("ann"), entity("town", "place", name="City"), source("wire")),
        (entity("ann"), entity("town", "place"), source("wire", note="Changed.")),
    ],
)
def test_a_key_covers_what_an_entry_shows(changed: tuple[Any, ...]) -> None:
    one = entry("one", actors=("ann",), places=("town",), sources=("wire",))
    two = entry("two")
    before = keys(related(one, two, entity("ann"), entity("town", "place"), source("wire")))
    after = keys(related(one, two, *changed))
    assert before["one"] != after["one"]
    assert before["two"] == after["two"]


def test_a_key_of_links_covers_where_they_lead() -> None:
    before = catalogue(entry("one"), entry("two"))
    after = catalogue(entry("one", title="Another"), entry("two"))
    moved = catalogue(entry("one", "2022-02-05"), entry("two"))
    refs = (ref("one"),)
    assert len({c.targets_key(refs) for c in (before, after, moved)}) == 3
    assert before.targets_key((ref("two"),)) == after.targets_key((ref("two"),))


def test_a_source_written_out_twice_leads_to_the_page_that_lists_it() -> None:
    url = "https://own.example/"
    bare, told = source("bare", url=url), source("told", url=url, publisher="The Gazette")
    one = entry("one", "2022-01-01", sources=("bare",), inline_sources=(bare,))
    two = entry("two", "2022-01-02", sources=("told",), inline_sources=(told,))
    alone, both = catalogue(one), catalogue(one, two)
    assert alone.card(0).sources[0].address == "sources/publishers/own-example/index.html"
    for position in (0, 1):
        address = both.card(position).sources[0].address
        assert address == "sources/publishers/the-gazette/index.html"
    assert alone.keys[0] != both.keys[0]


def test_a_line_more_in_a_registry_changes_no_key() -> None:
    one = entry("one", actors=("ann",), sources=("wire",))
    before = keys(related(one, entity("ann", line=1), source("wire", line=1)))
    after = keys(related(one, entity("ann", line=9, column=3), source("wire", line=9)))
    assert before == after
