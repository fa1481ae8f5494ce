from __future__ import annotations

from typing import Any

from dateline.config import Config
from dateline.planning.periods import listed_at, period_pages, period_tree
from dateline.views import Link, ListView
from tests.samples import context, entry, related

SMALL = Config(page_size=10, home_limit=1)


def pages(*values: Any, config: Config = SMALL) -> dict[str, ListView]:
    return {r.address: r.make() for r in period_pages(context(related(*values), config))}


def shown(view: ListView) -> list[str]:
    return [c.id for d in view.days for c in d.cards]


def test_nothing_has_no_period() -> None:
    assert pages() == {}


def test_a_year_lists_its_entries_where_they_fit_on_one_page() -> None:
    values = [entry("a", "2022-01-05"), entry("b", "2022-03"), entry("c", "2022")]
    found = pages(*values)
    assert sorted(found) == ["2022/01/index.html", "2022/03/index.html", "2022/index.html"]
    year = found["2022/index.html"]
    assert shown(year) == ["c", "a", "b"]
    assert (year.kind, year.title) == ("year", "2022")
    assert year.total == 3
    assert [(m.name, m.count) for m in year.periods] == [("January 2022", 1), ("March 2022", 1)]


def test_a_busy_year_leaves_them_to_its_months() -> None:
    values = [entry(f"e{n:02}", f"2022-01-{n:02}") for n in range(1, 12)]
    found = pages(*values, entry("year", "2022"), entry("season", "2022-21"))
    assert shown(found["2022/index.html"]) == ["year", "season"]
    assert found["2022/index.html"].total == 13
    assert shown(found["2022/01/index.html"]) == [f"e{n:02}" for n in range(1, 11)]
    assert shown(found["2022/01/page-2/index.html"]) == ["e11"]
    assert found["2022/01/index.html"].total == 11


def test_a_busy_year_without_months_goes_on_over_several_pages() -> None:
    found = pages(*[entry(f"e{n:02}", "1850") for n in range(12)])
    assert sorted(found) == ["1850/index.html", "1850/page-2/index.html"]
    assert found["1850/page-2/index.html"].pages.previous == "1850/index.html"


def test_months_follow_one_another_over_the_ends_of_years() -> None:
    values = [entry("a", "-0043-03"), entry("b", "2021-12-31"), entry("c", "2022-01-01")]
    found = pages(*values)
    month = found["2021/12/index.html"]
    assert month.kind == "month"
    assert month.earlier == Link("March 44 BCE", "-0043/03/index.html")
    assert month.later == Link("January 2022", "2022/01/index.html")
    assert found["-0043/index.html"].earlier is None
    year = found["-0043/index.html"].later
    assert year
    assert year.address == "2021/index.html"


def test_decades_stand_in_the_year_they_begin_with() -> None:
    found = pages(entry("a", "202X"), entry("b", "before 2022-01-05"))
    assert shown(found["2020/index.html"]) == ["a"]
    assert shown(found["2022/01/index.html"]) == ["b"]


def test_every_entry_can_be_found_where_it_is_said_to_be() -> None:
    days = ["2022", "2022-21", "202X", "-0043", *(f"2022-01-{n:02}" for n in range(1, 29))]
    values = [entry(f"e{n:02}", day) for n, day in enumerate(days)]
    made = context(related(*values), SMALL)
    at = listed_at(made)
    found = pages(*values)
    for position, value in enumerate(made.timeline.entries):
        assert value.id in shown(found[at(position)])


def test_the_tree_names_at_most_twelve_key_developments() -> None:
    values = [entry(f"e{n:02}", f"2022-01-{n:02}", key=True) for n in range(1, 20)]
    (year,) = period_tree(context(related(*values)))
    assert len(year.keys) == 12
    assert len(year.months[0].keys) == 12


def keys(*values: Any) -> dict[str, bytes]:
    return {r.address: r.key for r in period_pages(context(related(*values), SMALL))}


def test_an_edit_changes_the_periods_that_show_it() -> None:
    values = [entry(f"e{n}", f"2022-0{n}-01") for n in range(1, 6)]
    before = keys(*values)
    after = keys(entry("e1", "2022-01-01", title="X"), *values[1:])
    assert [a for a in before if before[a] != after[a]] == ["2022/index.html", "2022/01/index.html"]
