"""What `relate` finds wrong between files, word for word."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from dateline.config import Config, Rules
from dateline.diagnostics import Diagnostic
from dateline.model import Entry, Prepared
from dateline.relate import Moment, relate
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
    relations,
    source,
)

FREE = Config(rules=Rules(sources=0))


def problems(
    *values: Any, config: Config = FREE, files: Any = (), **moment: bool
) -> tuple[Diagnostic, ...]:
    return relate(content(*values), files, config, Moment(NOON, **moment))[1]


def told(*values: Any, **options: Any) -> list[str]:
    return [
        f"{d.span.path}:{d.span.line}:{d.span.column}: {d.severity} {d.code}: {d.message}; {d.hint}"
        for d in problems(*values, **options)
    ]


def merged(name: str, into: str) -> Entry:
    return entry(name, status="merged", merged_into=ref(into, 3, 14))


LOOP = (("three", "one"), ("one", "two"), ("two", "three"))
ONE = "content/entries/one.yml"
TWO = "content/entries/two.yml"
CASES: dict[str, tuple[tuple[Any, ...], list[str]]] = {
    "an unknown actor": (
        (entry("one", actors=("anne",)), entity("ann"), entity("anney", "place")),
        [f'{ONE}:1:5: error DL201: no person or organisation "anne"; did you mean "ann"?'],
    ),
    "an unknown place": (
        (entry("one", places=("twon",)), entity("town", "place"), entity("twon-y")),
        [f'{ONE}:1:5: error DL201: no place "twon"; did you mean "town"?'],
    ),
    "an unknown actor like none": (
        (entry("one", actors=("xyz",)), entity("ann")),
        [f'{ONE}:1:5: error DL201: no person or organisation "xyz"; '],
    ),
    "a place that acts": (
        (entry("one", actors=("town",)), entity("town", "place")),
        [
            f'{ONE}:1:5: error DL202: "town" is a place and cannot stand under actors; '
            "write it under places"
        ],
    ),
    "a person as a place": (
        (entry("one", places=("ann",)), entity("ann")),
        [
            f'{ONE}:1:5: error DL202: "ann" is a person and cannot stand under places; '
            "write it under actors"
        ],
    ),
    "an unknown source": (
        (entry("one", sources=("tengri-3",)), source("tengri-2")),
        [
            f'{ONE}:1:5: error DL203: no source "tengri-3" in the registry or in this entry; '
            'did you mean "tengri-2"?'
        ],
    ),
    "a source of another entry": (
        (
            entry("one", sources=("own",)),
            entry("two", sources=("own",), inline_sources=(source("own", path=TWO, line=3),)),
        ),
        [f'{ONE}:1:5: error DL203: no source "own" in the registry or in this entry; '],
    ),
    "an unknown entry": (
        (entry("one", relations=relations(follows=("tow",))), entry("two")),
        [f'{ONE}:1:5: error DL204: no entry "tow"; did you mean "two"?'],
    ),
    "an unknown entry in a body": (
        (entry("one", body=linking("tow")), entry("two")),
        [f'{ONE}:1:5: error DL204: no entry "tow"; did you mean "two"?'],
    ),
    "an unknown entry to merge into": (
        (entry("one", status="merged", merged_into=ref("tow", 4, 14)), entry("two")),
        [f'{ONE}:4:14: error DL204: no entry "tow"; did you mean "two"?'],
    ),
    "two entries with one id": (
        (entry("one"), entry("one", path="content/entries/one.md")),
        [
            'content/entries/one.md:0:0: error DL205: two entries have the id "one": this one '
            f"and the one in {ONE}; give one of them another id"
        ],
    ),
    "two sources with one id": (
        (source("wire"), source("wire", path="content/sources/b.yml", line=7, column=1)),
        [
            'content/sources/b.yml:7:1: error DL210: two sources have the id "wire": this one '
            "and the one in content/sources/all.yml; give one of them another id",
            'content/sources/all.yml:0:0: warning DL207: the sources "wire" and "wire"',
        ][:1],
    ),
    "two entities with one id": (
        (entity("ann"), entity("ann", "place", path="content/entities/b.yml", line=2, column=1)),
        [
            'content/entities/b.yml:2:1: error DL211: two entities have the id "ann": this one '
            "and the one in content/entities/all.yml; give one of them another id"
        ],
    ),
    "two pages with one id": (
        (page("about"), page("about", path="content/pages/more/about.md")),
        [
            'content/pages/more/about.md:0:0: error DL214: two pages have the id "about": '
            "this one and the one in content/pages/about.md; give one of them another id"
        ],
    ),
    "two sources with one address": (
        (source("a", url="https://x.example/"), source("b", url="https://x.example/", line=4)),
        [
            'content/sources/all.yml:4:0: warning DL207: the sources "a" and "b" have the same '
            "address; keep one, so that it counts as one witness"
        ],
    ),
    "an entry that follows itself": (
        (entry("one", relations=relations(part_of=("one",))),),
        [f'{ONE}:1:5: error DL208: the entry "one" names itself under part_of; '],
    ),
    "an entry merged into itself": (
        (entry("one", status="merged", merged_into=ref("one", 3, 14)),),
        [f'{ONE}:3:14: error DL208: the entry "one" names itself under merged_into; '],
    ),
    "entries merged into one another": (
        (merged("two", "one"), merged("one", "two")),
        [
            f'{ONE}:3:14: error DL208: entries are merged in a loop: "one" into "two" into "one"; '
            "let one of them stay: take out its merged_into and its status"
        ],
    ),
    "a loop of merges, and two entries that lead into it": (
        (merged("a", "two"), merged("b", "a"), *(merged(*p) for p in LOOP)),
        [
            f'{ONE}:3:14: error DL208: entries are merged in a loop: "one" into "two" into "three" '
            'into "one"; let one of them stay: take out its merged_into and its status'
        ],
    ),
    "an entry merged into one that is merged into itself": (
        (merged("a", "one"), merged("one", "one")),
        [f'{ONE}:3:14: error DL208: the entry "one" names itself under merged_into; '],
    ),
    "a source written out under a registered id": (
        (
            entry("one", inline_sources=(source("wire", path=ONE, line=5, column=5),)),
            source("wire"),
        ),
        [
            f'{ONE}:5:5: error DL210: the source "wire" is written out here and also in '
            "content/sources/all.yml; keep one of the two, or give this one another id"
        ],
    ),
    "a mention of a draft": (
        (entry("one", relations=relations(follows=("two",))), entry("two", status="draft")),
        [
            f'{ONE}:1:5: warning DL212: the entry "two" is held back, so this mention of it is '
            "left out; publish it, or take the mention out"
        ],
    ),
}


@pytest.mark.parametrize("case", sorted(CASES))
def test_says_what_is_wrong(case: str) -> None:
    values, expected = CASES[case]
    assert told(*values) == expected


def test_a_draft_may_mention_a_draft() -> None:
    one = entry("one", status="draft", relations=relations(follows=("two",)))
    assert problems(one, entry("two", status="draft")) == ()


def test_a_draft_is_checked_like_any_entry() -> None:
    assert [d.code for d in problems(entry("one", status="draft", actors=("nobody",)))] == ["DL201"]


def test_a_mention_of_a_draft_is_fine_where_drafts_are_shown() -> None:
    one = entry("one", relations=relations(follows=("two",)))
    assert problems(one, entry("two", status="draft"), drafts=True) == ()


def test_a_link_to_itself_in_a_body_is_harmless() -> None:
    assert problems(entry("one", body=linking("one"))) == ()


def test_a_picture_that_is_not_there() -> None:
    value = entry(
        "one",
        media=(picture("media/Map.png"),),
        body=linking(media=("media/photograph-of-nobody.webp",)),
    )
    assert told(value, files=media("media/map.png")) == [
        f'{ONE}:1:1: error DL209: no file "media/Map.png" in the content folder; '
        'did you mean "media/map.png"?',
        f'{ONE}:1:5: error DL209: no file "media/photograph-of-nobody.webp" in the content '
        "folder; ",
    ]


@pytest.mark.parametrize(
    ("refused", "absent"),
    [
        ("media/a.png", ["media/A.png", "media/x/a.png"]),
        ("media/x", ["media/A.png", "media/a.png"]),
        ("media/*", []),
        ("entries/*", ["media/A.png", "media/a.png", "media/x/a.png"]),
    ],
)
def test_a_picture_that_is_refused_is_not_called_absent(refused: str, absent: list[str]) -> None:
    shown = entry("one", body=linking(media=("media/A.png", "media/a.png", "media/x/a.png")))
    _, found = relate(content(shown), (), FREE, Moment(NOON), (refused,))
    assert [d.message for d in found] == [f'no file "{f}" in the content folder' for f in absent]


@pytest.mark.parametrize(
    ("refused", "complete"),
    [
        (("sources/*", "media/a.png", "pages/a"), True),
        (("entries/a",), False),
        (("entries/*",), False),
        (("content/*",), False),
    ],
)
def test_a_timeline_says_whether_entries_were_refused(
    refused: tuple[str, ...], complete: bool
) -> None:
    timeline, _ = relate((), (), FREE, Moment(NOON), refused)
    assert timeline.complete is complete
    timeline, _ = relate((Prepared(refused=refused),), (), FREE, Moment(NOON))
    assert timeline.complete is complete


def test_a_chain_of_merges_is_fine_and_a_long_loop_is_told_in_short() -> None:
    names = [f"e-{number:05}" for number in range(2000)]
    chain = [merged(*pair) for pair in pairwise(names)]
    assert problems(*chain, entry(names[-1])) == ()
    (found,) = problems(*chain, merged(names[-1], names[0]))
    assert found.span.path == "content/entries/e-00000.yml"
    assert found.message.endswith('"e-00006" into "e-00007" into … into "e-00000"')


def test_a_picture_of_a_page_that_is_not_there() -> None:
    about = page("about", body=linking(media=("media/gone.png",)))
    assert told(about) == [
        'content/pages/about.md:1:5: error DL209: no file "media/gone.png" in the content folder; '
    ]


def test_a_page_that_links_an_entry_that_is_not_there() -> None:
    about = page("about", body=linking("tow"))
    assert told(about, entry("two")) == [
        'content/pages/about.md:1:5: error DL204: no entry "tow"; did you mean "two"?'
    ]


def test_a_page_that_links_a_draft() -> None:
    about = page("about", body=linking("two"))
    assert told(about, entry("two", status="draft")) == [
        'content/pages/about.md:1:5: warning DL212: the entry "two" is held back, so this '
        "mention of it is left out; publish it, or take the mention out"
    ]


@pytest.mark.parametrize(
    ("least", "sources", "message"),
    [
        (1, (), "this entry has no sources; the site asks for at least 1"),
        (2, ("a",), "this entry has 1 source; the site asks for at least 2"),
        (3, ("a", "b"), "this entry has 2 sources; the site asks for at least 3"),
    ],
)
def test_too_few_sources(least: int, sources: tuple[str, ...], message: str) -> None:
    value = entry("one", sources=sources, title_line=2)
    found = told(value, source("a"), source("b"), config=Config(rules=Rules(sources=least)))
    assert found == [f"{ONE}:2:0: error DL213: {message}; add a source under sources:"]


def test_enough_sources() -> None:
    value = entry("one", sources=("a", "own"), inline_sources=(source("own"),))
    assert problems(value, source("a"), config=Config(rules=Rules(sources=2))) == ()


def test_withdrawn_entries_need_no_sources() -> None:
    gone = entry("one", status="retracted")
    moved = entry("two", status="merged", merged_into=ref("three"))
    kept = entry("three", sources=("a",))
    assert problems(gone, moved, kept, source("a"), config=Config()) == ()


def test_all_problems_come_at_once_in_the_order_of_files_and_lines() -> None:
    two = entry("two", actors=("x",), places=("y",), sources=("z",))
    one = entry("one", relations=relations(follows=("gone",)), actors=("x",))
    found = [(d.span.path, d.code) for d in problems(two, one)]
    assert found == [
        (ONE, "DL201"),
        (ONE, "DL204"),
        (TWO, "DL201"),
        (TWO, "DL201"),
        (TWO, "DL203"),
    ]
