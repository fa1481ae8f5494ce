"""Tests for dateline.validate and for the values it makes."""

from __future__ import annotations

import re

import msgspec
import pytest

from dateline.config import Config, Limits
from dateline.dates import parse_date
from dateline.diagnostics import Diagnostic
from dateline.fields.kinds import Table
from dateline.fields.making import source_id
from dateline.fields.tables import (
    DATED_NAME,
    ENTITY,
    ENTRY,
    INLINE_SOURCE,
    MEDIA,
    PAGE,
    RELATIONS,
    SOURCE,
)
from dateline.model import (
    Archive,
    Dated,
    DatedName,
    Entity,
    Entry,
    Media,
    Ref,
    Relations,
    Source,
    StandingPage,
)
from dateline.parse import parse
from dateline.parsing.nodes import Document
from dateline.validate import (
    validate_entities,
    validate_entry,
    validate_page,
    validate_sources,
)

CONFIG = Config(title="T", language="en", timezone="Asia/Almaty")
SHORT = "title: A\ndate: 2022-01-05\n"


def document(text: str, path: str = "content/entries/a-b.yml") -> Document:
    found, problems = parse(path, text.encode())
    assert found is not None, problems
    return found


def entry_of(text: str, path: str = "content/entries/a-b.yml") -> Entry:
    entry, problems = validate_entry(document(text, path), CONFIG)
    assert problems == ()
    assert entry is not None
    return entry


def refused(text: str, path: str = "content/entries/a-b.yml") -> tuple[Diagnostic, ...]:
    entry, problems = validate_entry(document(text, path), CONFIG)
    assert entry is None
    return problems


def test_two_lines_are_an_entry() -> None:
    entry = entry_of(SHORT)
    date, _ = parse_date("2022-01-05", "Asia/Almaty")
    assert entry.date == date
    assert (entry.id, entry.title, entry.path) == ("a-b", "A", "content/entries/a-b.yml")
    assert (entry.timezone, entry.language, entry.status) == ("Asia/Almaty", "en", "published")
    assert entry.when.text.short == "5 January 2022"
    assert (entry.when.datetime, entry.when.edtf) == ("2022-01-05", "2022-01-05")
    assert (entry.tags, entry.sources, entry.markdown, entry.title_line) == ((), (), "", 1)


FULL = """\
id: cabinet-resigns
title: "Cabinet resigns: all of it"
date: 2022-01-05T17:20
timezone: Asia/Aqtau
summary: >
  The president accepts
  the resignation.
key: true
tags: [government, Үкімет]
actors: [tokayev, mamin]
places: [kazakhstan]
sources:
  - interfax-789857
  - https://www.abc.az/en/news/87277
  - {id: kaz-1, url: https://inform.kz/1, archives: [{url: https://a.example/1, date: 2022-01-06}]}
relations: {follows: [one, two], contradicts: [three], updates: [four], part_of: [five]}
media:
  - {file: media/a.jpg, alt: The palace, caption: At dusk, credit: A. Omarova, licence: CC BY 4.0}
status: embargoed
publish_at: 2022-01-09T06:00+06:00
aliases: [/old/address]
language: ru
$schema: https://example.org/entry.schema.json
body: |
  Words.
"""


def test_every_field_finds_its_place() -> None:
    entry = entry_of(FULL)
    moment, _ = parse_date("2022-01-09T06:00+06:00", "UTC")
    assert entry.id == "cabinet-resigns"
    assert entry.title == "Cabinet resigns: all of it"
    assert (entry.timezone, entry.date.zone, entry.language) == ("Asia/Aqtau", "Asia/Aqtau", "ru")
    assert entry.summary == "The president accepts the resignation."
    assert entry.key is True
    assert entry.tags == ("government", "Үкімет")
    assert entry.actors == (Ref("tokayev", 10, 10), Ref("mamin", 10, 19))
    assert entry.places == (Ref("kazakhstan", 11, 10),)
    assert [(ref.line, ref.column) for ref in entry.sources] == [(13, 5), (14, 5), (15, 5)]
    assert entry.sources[0].id == "interfax-789857"
    assert [source.id for source in entry.inline_sources] == [ref.id for ref in entry.sources[1:]]
    assert entry.inline_sources[1].archives == (
        Archive("https://a.example/1", Dated("2022-01-06", "6 January 2022", "2022-01-06")),
    )
    assert entry.relations == Relations(
        (Ref("one", 16, 23), Ref("two", 16, 28)),
        (Ref("three", 16, 48),),
        (Ref("four", 16, 66),),
        (Ref("five", 16, 83),),
    )
    assert entry.media == (
        Media(Ref("media/a.jpg", 18, 12), "The palace", "At dusk", "A. Omarova", "CC BY 4.0"),
    )
    assert (entry.status, entry.publish_at_text) == ("embargoed", "2022-01-09T06:00+06:00")
    assert entry.publish_at == getattr(moment, "earliest", None)
    assert entry.aliases == (Ref("/old/address/", 21, 11),)
    assert entry.markdown == "Words.\n"
    assert entry.title_line == 2


def test_yaml_and_markdown_give_the_same_entry() -> None:
    yaml = entry_of(SHORT + "body: |\n  One.\n\n  Two.\n")
    markdown = entry_of(f"---\n{SHORT}---\nOne.\n\nTwo.\n", "content/entries/a-b.md")
    same = msgspec.structs.replace(markdown, path=yaml.path, title_line=yaml.title_line)
    assert same == yaml


def test_sources_written_out_get_ids_from_publisher_or_host_and_address() -> None:
    one = source_id("https://www.example.org/a", "")
    assert re.fullmatch(r"example-org-[0-9a-f]{8}", one)
    assert one != source_id("https://www.example.org/b", "")
    assert re.fullmatch(r"tengri-[0-9a-f]{8}", source_id("https://example.org/a", "Тенгри"))
    (source,) = entry_of(SHORT + "sources: [https://www.example.org/a]\n").inline_sources
    assert source == Source(
        one, "https://www.example.org/a", path="content/entries/a-b.yml", line=3, column=11
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (SHORT + "status: merged\n", [("DL140", 3, 9)]),
        (SHORT + "status: merged\nmerged_into: ~\n", [("DL140", 3, 9)]),
        (SHORT + "status: merged\nmerged_into: [b]\n", [("DL122", 4, 14)]),
        (SHORT + "merged_into: b\n", [("DL140", 3, 14)]),
        (SHORT + "status: embargoed\n", [("DL140", 3, 9)]),
        (SHORT + "status: embargoed\npublish_at: soon\n", [("DL301", 4, 13)]),
        (SHORT + "timezone: Nowhere\n", [("DL304", 3, 11)]),
        ("date: 2022-02-30\nkey: 1\nclaims: []\n",
         [("DL121", 1, 1), ("DL302", 1, 15), ("DL125", 2, 6), ("DL133", 3, 9)]),
        (SHORT + "sources: [{url: javascript:x}, a:b]\n", [("DL131", 3, 17), ("DL131", 3, 32)]),
        (SHORT + "sources: [a, {id: a, url: https://example.org/}]\n", [("DL135", 3, 14)]),
    ],
)  # fmt: skip
def test_finds_all_problems_of_a_file(text: str, found: list[tuple[str, int, int]]) -> None:
    told = [(p.code, p.span.line, p.span.column) for p in refused(text)]
    assert told == found


def test_merged_entry() -> None:
    entry = entry_of(SHORT + "status: merged\nmerged_into: other\n")
    assert (entry.status, entry.merged_into) == ("merged", Ref("other", 4, 14))


@pytest.mark.parametrize(
    ("name", "hint"),
    [("Cabinet Resigns", "cabinet-resigns.yml"), ("index", "index-1.yml"), ("a.b", "a-b.yml"),
     ("Отставка", "otstavka.yml")],
)  # fmt: skip
def test_suggests_a_file_name(name: str, hint: str) -> None:
    (problem,) = refused(SHORT, f"content/entries/{name}.yml")
    assert problem.code == "DL130"
    assert hint in problem.hint
    assert entry_of(f"id: x\n{SHORT}", f"content/entries/{name}.yml").id == "x"


def test_two_bodies_are_one_too_many() -> None:
    (problem,) = refused(f"---\n{SHORT}body: One.\n---\nTwo.\n", "content/entries/a.md")
    assert (problem.code, problem.span.line) == ("DL134", 4)
    assert entry_of(f"---\n{SHORT}body: One.\n---\n \n", "a.md").markdown == "One."


def test_limits_are_those_of_the_site() -> None:
    config = Config(limits=Limits(title=3, tags=1))
    _, problems = validate_entry(document("title: Long\ndate: 2022-01-05\ntags: [a, b]\n"), config)
    assert [problem.code for problem in problems] == ["DL123", "DL127"]


def test_a_warning_does_not_refuse_an_entry() -> None:
    text = "title: A\ndate: 2022-03-27T02:30\ntimezone: Europe/Berlin\n"
    entry, problems = validate_entry(document(text), CONFIG)
    assert entry is not None
    assert [(p.code, p.severity) for p in problems] == [("DL307", "warning")]


def test_sources_of_the_registry() -> None:
    text = (
        "$schema: x\none:\n  url: https://example.org/1\n  title: A\n  published: 2022-01\n"
        "  kind: report\n  status: dead\n  seen: 2022-03-01\n  note: B\ntwo: {url: https://example.org/2}\n"
    )
    sources, problems = validate_sources(document(text, "content/sources/s.yml"), CONFIG)
    assert problems == ()
    assert sources == (
        Source(
            "one",
            "https://example.org/1",
            "A",
            published=Dated("2022-01", "January 2022", "2022-01"),
            kind="report",
            status="dead",
            seen=Dated("2022-03-01", "1 March 2022", "2022-03-01"),
            note="B",
            path="content/sources/s.yml",
            line=2,
            column=1,
        ),
        Source("two", "https://example.org/2", path="content/sources/s.yml", line=10, column=1),
    )


def test_a_registry_with_problems_gives_nothing() -> None:
    text = "One: {url: https://example.org/}\ntwo: a\nthree:\nfour: {url: x}\nfive: {url: https://example.org/}\n"
    sources, problems = validate_sources(document(text, "content/sources/s.yml"), CONFIG)
    assert sources == ()
    assert [(p.code, p.span.line) for p in problems] == [
        ("DL130", 1),
        ("DL122", 2),
        ("DL122", 3),
        ("DL131", 4),
    ]


def test_entities_of_the_registry() -> None:
    text = (
        "astana:\n  kind: place\n  name: Astana\n  names: {kk: Астана}\n  aliases: [Akmola]\n"
        "  names_valid: [{name: Nur-Sultan, from: 2019-03, until: 2022-09}]\n"
        "  description: The capital\n  coordinates: [51.17, 71.45]\n  external: {wikidata: Q1520}\n"
    )
    entities, problems = validate_entities(document(text, "content/entities/e.yml"), CONFIG)
    assert problems == ()
    start = Dated("2019-03", "March 2019", "2019-03")
    end = Dated("2022-09", "September 2022", "2022-09")
    assert entities == (
        Entity(
            "astana",
            "place",
            "Astana",
            {"kk": "Астана"},
            ("Akmola",),
            (DatedName("Nur-Sultan", start, end),),
            "The capital",
            (51.17, 71.45),
            {"wikidata": "Q1520"},
            "content/entities/e.yml",
            1,
            1,
        ),
    )


def test_names_may_lack_one_end_but_not_end_before_they_begin() -> None:
    form = "a: {{kind: place, name: A, names_valid: [{}]}}\n"
    good = document(
        form.format("{name: B, from: 2019}, {name: C, until: 2019}"), "content/entities/e.yml"
    )
    assert validate_entities(good, CONFIG)[1] == ()
    bad = document(form.format("{name: B, from: 2020, until: 2019}"), "content/entities/e.yml")
    assert [problem.code for problem in validate_entities(bad, CONFIG)[1]] == ["DL305"]


def test_pages() -> None:
    text = "---\ntitle: About\norder: -1\nsummary: Who.\nlanguage: kk\n---\nWords.\n"
    page, problems = validate_page(document(text, "content/pages/about.md"), CONFIG)
    assert problems == ()
    assert page == StandingPage(
        "about", "content/pages/about.md", "About", "kk", "Who.", -1, "Words.\n"
    )
    wrong = document("---\ntitle: A\ndate: 2022\n---\n", "content/pages/A b.md")
    page, problems = validate_page(wrong, CONFIG)
    assert page is None
    assert [problem.code for problem in problems] == ["DL130", "DL120"]


@pytest.mark.parametrize(
    ("fields", "model", "other"),
    [
        (ENTRY, Entry, {"$schema", "body", "claims", "figures", "corrections"}),
        (SOURCE, Source, set()),
        (INLINE_SOURCE, Source, set()),
        (ENTITY, Entity, set()),
        (MEDIA, Media, set()),
        (RELATIONS, Relations, set()),
        (DATED_NAME, DatedName, set()),
        (PAGE, StandingPage, {"$schema"}),
    ],
)
def test_every_field_has_a_place_in_the_model(
    fields: Table, model: type[msgspec.Struct], other: set[str]
) -> None:
    known = {field.name for field in msgspec.structs.fields(model)}
    written = {field.into or field.name for field in fields.fields.values()}
    assert written - known - other == set()
