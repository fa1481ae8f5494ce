"""Joining files into one timeline: order, connections, groups, sources, and what is held back."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.config import Config
from dateline.dates import sort_key
from dateline.relate import Moment, relate
from dateline.timeline import Held
from tests.samples import (
    NOON,
    content,
    entity,
    entry,
    linking,
    media,
    page,
    picture,
    ref,
    related,
    relations,
    source,
)

WRITTEN = (
    "-0043-03-15",
    "before 2021-12-30",
    "2021-12-31/2022-01-02",
    "2022",
    "2022-01",
    "2022-01-05",
    "2022-01-05T09:00+06:00",
    "2022-01-05T09:00Z",
    "2022-01-05/..",
    "2022-21",
    "2022-01-05~",
)


def ids(timeline: object) -> list[str]:
    return [e.id for e in timeline.entries]  # type: ignore[attr-defined]


def test_earlier_first_then_the_sooner_over_then_the_finer_then_the_id() -> None:
    values = [
        entry("e-month", "2022-01"),
        entry("c-day", "2022-01-01"),
        entry("d-interval", "2022-01-01/2022-01-01"),
        entry("b-clock", "2022-01-01T00:00"),
        entry("a-later", "2022-01-01T00:01"),
        entry("b-second", "2022-01-01"),
        entry("z-ancient", "-0043"),
    ]
    expected = ["z-ancient", "b-clock", "b-second", "c-day", "d-interval", "e-month", "a-later"]
    for shuffled in list(permutations(values))[::97]:
        assert ids(related(*shuffled)) == expected


@given(st.lists(st.sampled_from(WRITTEN), max_size=12))
def test_any_entries_are_in_order(days: list[str]) -> None:
    timeline = related(*(entry(f"e{n}", day) for n, day in enumerate(days)))
    keys = [(*sort_key(e.date), e.id) for e in timeline.entries]
    assert keys == sorted(keys)
    assert len(keys) == len(days)


def test_a_moment_is_a_moment_wherever_its_clock_stands() -> None:
    almaty = entry("almaty", "2022-01-05T09:00", timezone="Asia/Almaty")
    london = entry("london", "2022-01-05T04:00", timezone="Europe/London")
    assert ids(related(london, almaty)) == ["almaty", "london"]


def test_what_follows_is_followed() -> None:
    first, second = entry("first"), entry("second", relations=relations(follows=("first",)))
    third = entry(
        "third",
        relations=relations(contradicts=("first",), updates=("second",), part_of=("first",)),
    )
    found = {i: c.groups for i, c in related(first, second, third).connections.items()}
    assert found == {
        "first": (
            ("followed_by", ("second",)),
            ("contradicted_by", ("third",)),
            ("parts", ("third",)),
        ),
        "second": (("follows", ("first",)), ("updated_by", ("third",))),
        "third": (
            ("contradicts", ("first",)),
            ("updates", ("second",)),
            ("part_of", ("first",)),
        ),
    }


def test_a_link_in_a_body_is_a_backlink_there() -> None:
    first = entry("first", "2022-01-01")
    second = entry("second", "2022-01-02", body=linking("first", "first"))
    assert related(first, second).connections["first"].groups == (("mentioned_by", ("second",)),)
    assert "second" not in related(first, second).connections


def test_a_mention_says_nothing_new_of_entries_that_are_related() -> None:
    first = entry("first", "2022-01-01")
    second = entry(
        "second", "2022-01-02", body=linking("first"), relations=relations(follows=("first",))
    )
    assert related(first, second).connections["first"].groups == (("followed_by", ("second",)),)


def test_one_connection_however_often_it_is_said() -> None:
    one = entry("one", "2022-01-01", relations=relations(follows=("two",)))
    two = entry("two", "2022-01-02", relations=relations(follows=("one",)))
    again = entry("three", "2022-01-03", relations=relations(follows=("one", "one")))
    found = related(one, two, again).connections
    assert found["one"].groups == (("follows", ("two",)), ("followed_by", ("two", "three")))
    assert found["three"].groups == (("follows", ("one",)),)


def test_an_entry_that_links_itself_has_no_backlink() -> None:
    assert related(entry("one", body=linking("one"))).connections == {}


@pytest.mark.parametrize(
    ("fields", "moment", "held"),
    [
        ({"status": "draft"}, {}, [("draft", "")]),
        ({"status": "draft"}, {"future": True}, [("draft", "")]),
        ({"status": "draft"}, {"drafts": True}, []),
        ({"status": "draft", "publish_at": NOON + 1}, {"drafts": True}, [("embargoed", "then")]),
        ({"status": "embargoed", "publish_at": NOON + 1}, {}, [("embargoed", "then")]),
        (
            {"status": "embargoed", "publish_at": NOON + 1},
            {"drafts": True},
            [("embargoed", "then")],
        ),
        ({"status": "embargoed", "publish_at": NOON + 1}, {"future": True}, []),
        ({"status": "embargoed", "publish_at": NOON}, {}, []),
        ({"status": "published", "publish_at": NOON + 1}, {}, [("embargoed", "then")]),
        ({"status": "retracted", "publish_at": NOON + 1}, {}, [("embargoed", "then")]),
        ({"status": "published"}, {}, []),
    ],
)
def test_what_is_held_back(
    fields: dict[str, Any], moment: dict[str, Any], held: list[tuple[str, str]]
) -> None:
    text = {"publish_at_text": "then"} if "publish_at" in fields else {}
    timeline = related(entry("one", **fields, **text), **moment)
    path = "content/entries/one.yml"
    assert timeline.held == tuple(Held(path, reason, until) for reason, until in held)
    assert len(timeline.entries) + len(timeline.tombstones) == 1 - len(held)


def test_an_embargo_ends_at_its_second() -> None:
    waiting = entry("one", status="embargoed", publish_at=NOON)
    assert related(waiting, now=NOON - 1).entries == ()
    assert ids(related(waiting, now=NOON)) == ["one"]


@pytest.mark.parametrize(
    ("now", "due"),
    [
        (NOON - 1, (None, NOON)),
        (NOON, (NOON, NOON + 10)),
        (NOON + 9, (NOON, NOON + 10)),
        (NOON + 10, (NOON + 10, None)),
    ],
)
def test_between_two_ends_of_embargoes_nothing_changes(
    now: int, due: tuple[int | None, int | None]
) -> None:
    one = entry("one", status="embargoed", publish_at=NOON)
    two = entry("two", status="embargoed", publish_at=NOON + 10)
    assert related(one, two, entry("three"), now=now).due == due


def test_nothing_is_due_without_an_embargo() -> None:
    assert related(entry("one"), entry("two", status="draft")).due == (None, None)


def test_what_is_held_back_is_told_by_path() -> None:
    values = [entry(name, status="draft") for name in ("b", "a", "c")]
    assert [h.path for h in related(*values).held] == [
        "content/entries/a.yml",
        "content/entries/b.yml",
        "content/entries/c.yml",
    ]


def test_of_what_is_held_back_nothing_else_remains() -> None:
    draft = entry(
        "secret",
        status="draft",
        tags=("hidden",),
        actors=("ghost",),
        places=("nowhere",),
        sources=("leak", "own"),
        inline_sources=(source("own"),),
        relations=relations(follows=("shown",)),
        body=linking("shown", media=("media/secret.png",)),
        media=(picture("media/other.png"),),
    )
    shown = entry("shown", relations=relations(follows=("secret",)), body=linking("secret"))
    timeline = related(
        draft,
        shown,
        source("leak"),
        entity("ghost"),
        entity("nowhere", "place"),
        files=media("media/secret.png", "media/other.png"),
    )
    assert ids(timeline) == ["shown"]
    assert timeline.connections == {}
    assert (timeline.registered, timeline.inline, timeline.entities) == ((), (), {})
    assert (timeline.tags, timeline.actors, timeline.places) == ((), (), ())
    assert timeline.media == {}
    assert timeline.tombstones == ()


def test_withdrawn_entries_stand_apart() -> None:
    kept = entry("kept", body=linking("gone"), relations=relations(follows=("moved",)))
    gone = entry("gone", status="retracted", tags=("t",), sources=("wire",), actors=("ann",))
    moved = entry("moved", status="merged", merged_into=ref("kept"), body=linking("kept"))
    timeline = related(gone, moved, kept, source("wire"), entity("ann"))
    assert ids(timeline) == ["kept"]
    assert [e.id for e in timeline.tombstones] == ["gone", "moved"]
    assert (timeline.tags, timeline.registered, timeline.entities) == ((), (), {})
    assert "kept" in timeline.connections
    assert all(
        "gone" not in ids and "moved" not in ids
        for name, ids in timeline.connections["kept"].groups
        if name != "follows"
    )


def test_tags_that_are_spelt_alike_are_one() -> None:
    one = entry("one", "2022-01-01", tags=("Street protest",))
    two = entry("two", "2022-01-02", tags=("street-protest", "Ёлка"))
    found = [(g.id, g.name, g.entries) for g in related(two, one).tags]
    assert found == [("elka", "Ёлка", (1,)), ("street-protest", "Street protest", (0, 1))]


def test_actors_and_places_are_grouped_by_id() -> None:
    one = entry("one", "2022-01-01", actors=("bob", "ann", "bob"), places=("town",))
    two = entry("two", "2022-01-02", actors=("ann",))
    people = (entity("ann"), entity("bob"), entity("town", "place"), entity("nobody"))
    timeline = related(two, one, *people)
    found = [(g.id, g.name, g.entries) for g in (*timeline.actors, *timeline.places)]
    assert found == [("ann", "Ann", (0, 1)), ("bob", "Bob", (0,)), ("town", "Town", (0,))]
    assert sorted(timeline.entities) == ["ann", "bob", "town"]


def test_pages_stand_in_the_order_their_editors_want() -> None:
    pages = (page("b"), page("a"), page("z", order=-1), page("c", order=5))
    assert [p.id for p in related(*pages).pages] == ["z", "a", "b", "c"]


def test_only_media_that_are_shown_are_kept() -> None:
    paths = ("media/a.png", "media/b.png", "media/c.png", "media/d.png")
    value = entry("one", media=(picture("media/b.png"),), body=linking(media=("media/a.png",)))
    about = page("about", body=linking(media=("media/c.png",)))
    assert list(related(value, about, files=media(*paths)).media) == list(paths[:3])


def test_nothing_gives_an_empty_timeline() -> None:
    timeline, problems = relate((), (), Config(), Moment(NOON))
    assert timeline.entries == ()
    assert problems == ()


def test_files_may_come_in_any_order() -> None:
    values = (
        entry("one", "2022-01-01", sources=("wire",), actors=("ann",), tags=("a",)),
        entry("two", "2022-01-02", sources=("wire",), body=linking("one")),
        entry("three", "2022-01-02", status="draft"),
        source("wire"),
        entity("ann"),
    )
    first = relate(content(*values), (), Config(), Moment(NOON))
    assert relate(content(*reversed(values)), (), Config(), Moment(NOON)) == first
