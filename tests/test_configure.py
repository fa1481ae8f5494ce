"""Tests for dateline.configure."""

from __future__ import annotations

import msgspec
import pytest

from dateline.config import Config, Limits, Rules
from dateline.configure import CONFIG, LIMITS, RULES, read_config
from dateline.fields.kinds import Table


def test_one_line_is_a_configuration() -> None:
    assert read_config("dateline.yml", b"title: T\n") == (Config(title="T"), ())


def test_every_setting_finds_its_place() -> None:
    text = """\
title: The January unrest
short_title: January
description: >-
  What happened,
  day by day.
language: KK
timezone: Asia/Almaty
base_url: https://example.org/story
theme: mine
theme_options: {accent: '#8b1a1a'}
licence: CC BY 4.0
page_size: 20
home_limit: 0
feed_size: 5
rules: {sources: 2}
limits: {title: 100, body: 1000, tags: 5}
$schema: x
"""
    config, problems = read_config("dateline.yml", text.encode())
    assert problems == ()
    assert config == Config(
        title="The January unrest",
        short_title="January",
        description="What happened, day by day.",
        language="kk",
        timezone="Asia/Almaty",
        base_url="https://example.org/story/",
        theme="mine",
        theme_options={"accent": "#8b1a1a"},
        licence="CC BY 4.0",
        page_size=20,
        home_limit=0,
        feed_size=5,
        rules=Rules(sources=2),
        limits=Limits(title=100, body=1000, tags=5),
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", [("DL109", 1)]),
        ("titel: T\n", [("DL121", 1), ("DL601", 1)]),
        ("title: T\nlanguage: kz\ntimezone: Almaty\n", [("DL132", 2), ("DL304", 3)]),
        ("title: T\nbase_url: ftp://example.org/\n", [("DL131", 2)]),
        ("title: T\nbase_url: https://example.org/?a\n", [("DL131", 2)]),
        ("title: T\nrules: {sources: -1}\nlimits: {titles: 3}\n", [("DL126", 2), ("DL120", 3)]),
        ("title: T\ntheme: ../x\n", [("DL130", 2)]),
        ("title: [T\n", [("DL101", 1)]),
    ],
)
def test_refuses_and_says_why(text: str, found: list[tuple[str, int]]) -> None:
    config, problems = read_config("dateline.yml", text.encode())
    assert config is None
    assert [(problem.code, problem.span.line) for problem in problems] == found


@pytest.mark.parametrize(("fields", "model"), [(CONFIG, Config), (RULES, Rules), (LIMITS, Limits)])
def test_every_setting_can_be_written(fields: Table, model: type[msgspec.Struct]) -> None:
    known = {field.name for field in msgspec.structs.fields(model)}
    assert set(fields.fields) - {"$schema"} == known
