from __future__ import annotations

import pytest

from dateline.dating.civil import Civil
from dateline.planning import addresses
from tests.samples import date, entry


@pytest.mark.parametrize(
    ("day", "address"),
    [
        ("2022-01-05", "2022/01/05/cabinet-resigns/index.html"),
        ("2022-01-05T21:00+06:00", "2022/01/05/cabinet-resigns/index.html"),
        ("2022-01-05~", "2022/01/05/cabinet-resigns/index.html"),
        ("2022-01", "2022/01/cabinet-resigns/index.html"),
        ("2022", "2022/cabinet-resigns/index.html"),
        ("2022-21", "2022/cabinet-resigns/index.html"),
        ("202X", "2020/cabinet-resigns/index.html"),
        ("20XX", "2000/cabinet-resigns/index.html"),
        ("2022-01-05/2022-01-07", "2022/01/05/cabinet-resigns/index.html"),
        ("../2022-01-05", "2022/01/05/cabinet-resigns/index.html"),
        ("before 2022-01-05", "2022/01/05/cabinet-resigns/index.html"),
        ("0001-01-01", "0001/01/01/cabinet-resigns/index.html"),
        ("0000", "0000/cabinet-resigns/index.html"),
        ("-0043-03-15", "-0043/03/15/cabinet-resigns/index.html"),
        ("-0049", "-0049/cabinet-resigns/index.html"),
    ],
)
def test_an_entry_stands_under_its_first_day(day: str, address: str) -> None:
    assert addresses.entry(entry("cabinet-resigns", day)) == address


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("cabinet-resigns", "cabinet-resigns"),
        ("2022-01-05-cabinet-resigns", "cabinet-resigns"),
        ("2022-01-cabinet-resigns", "cabinet-resigns"),
        ("2022-cabinet-resigns", "cabinet-resigns"),
        ("2022-01-05", "05"),
        ("2022-01-05-06", "06"),
        ("2022", "2022"),
        ("748-police-injured", "748-police-injured"),
    ],
)
def test_the_date_before_an_id_is_not_said_twice(name: str, slug: str) -> None:
    assert addresses.entry_slug(name) == slug


@pytest.mark.parametrize(
    ("address", "seen"),
    [
        ("index.html", ""),
        ("tags/index.html", "tags/"),
        ("404.html", "404.html"),
        ("old/page.html", "old/page.html"),
    ],
)
def test_readers_see_folders(address: str, seen: str) -> None:
    assert addresses.pretty(address) == seen


@pytest.mark.parametrize(
    ("address", "root"),
    [("index.html", ""), ("tags/index.html", "../"), ("2022/01/05/a/index.html", "../../../../")],
)
def test_the_way_to_the_root(address: str, root: str) -> None:
    assert addresses.root_of(address) == root


def test_a_season_has_a_year_only() -> None:
    assert addresses.civil_parts(Civil(2022, 21)) == ("2022",)
    assert addresses.civil_parts(Civil(2022, 1, 5)) == ("2022", "01", "05")


@pytest.mark.parametrize(
    ("day", "fragment"),
    [
        ("2022-01-05T10:00", "d_2022-01-05"),
        ("2022-01", "d_2022-01"),
        ("-0043-03-15", "d_-0043-03-15"),
        ("202X", "d_2020-decade"),
        ("before 2022-01-05", "d_before-2022-01-05"),
    ],
)
def test_fragments_have_no_space(day: str, fragment: str) -> None:
    assert addresses.anchor(date(day)) == fragment


def test_the_first_page_of_a_list_is_the_list() -> None:
    assert addresses.numbered("tags/a/index.html", 1) == "tags/a/index.html"
    assert addresses.numbered("tags/a/index.html", 12) == "tags/a/page-12/index.html"
    assert addresses.page("tags", "a") == "tags/a/index.html"
