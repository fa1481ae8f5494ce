from __future__ import annotations

from typing import Any

from dateline.config import Config
from dateline.planning.home import density, home_page
from dateline.planning.periods import period_pages
from dateline.views import HomeView
from tests.samples import context, entry, related, source


def home(*values: Any, config: Config | None = None) -> HomeView:
    return home_page(context(related(*values), config)).make()


def test_a_story_with_nothing_in_it() -> None:
    view = home()
    assert (view.first, view.last, view.keys, view.days, view.periods) == (None, None, (), (), ())
    assert (view.entries, view.sources, view.languages) == (0, 0, 0)
    assert view.density.bars == ()
    assert view.density.unit == "day"


def test_the_whole_timeline_where_it_is_not_too_long() -> None:
    values = [entry(f"e{n}", f"2022-01-0{n}", key=n == 2) for n in range(1, 4)]
    view = home(*values, config=Config(title="T", description="D", home_limit=3))
    assert [c.id for d in view.days for c in d.cards] == ["e1", "e2", "e3"]
    assert [c.id for c in view.keys] == ["e2"]
    assert view.periods == ()
    assert (view.title, view.description, view.address, view.root) == ("T", "D", "index.html", "")
    assert [f.address for f in view.feeds] == ["feed.atom", "feed.json"]


def test_years_and_months_where_it_is_too_long() -> None:
    values = [entry("a", "2021-12-31"), entry("b", "2022-01-01", key=True), entry("c", "2022")]
    view = home(*values, config=Config(home_limit=2))
    assert view.days == ()
    assert [(p.name, p.address, p.count) for p in view.periods] == [
        ("2021", "2021/index.html", 1),
        ("2022", "2022/index.html", 2),
    ]
    assert [(m.name, m.count) for m in view.periods[1].months] == [("January 2022", 1)]
    assert [b.title for b in view.periods[1].keys] == ["B"]


def test_the_period_ends_with_what_ends_last() -> None:
    values = [entry("a", "2021-05-01/2023-02"), entry("b", "2022-01-01"), entry("c", "2022-06-01")]
    view = home(*values)
    assert view.first
    assert view.last
    assert (view.first.edtf, view.last.edtf) == ("2021-05-01/2023-02", "2021-05-01/2023-02")


def test_the_story_in_figures() -> None:
    own = source("own", language="kk")
    values = (
        entry("one", sources=("a", "b", "own"), inline_sources=(own,)),
        entry("two", sources=("b",)),
        entry("gone", status="retracted"),
        source("a", language="ru"),
        source("b", language="ru"),
    )
    view = home(*values)
    assert (view.entries, view.sources, view.languages) == (2, 3, 2)
    long = Config(home_limit=0)
    assert key(*values, config=long) != key(*values[:1], *values[2:], config=long)


def test_columns_lead_to_days_on_this_page() -> None:
    values = [
        entry("a", "2022-01-05", key=True),
        entry("b", "2022-01-05"),
        entry("c", "2022-01-07"),
    ]
    bars = density(context(related(*values)), whole=True).bars
    assert [(b.label, b.short, b.count, b.key, b.address, b.height) for b in bars] == [
        ("5 January 2022", "5", 2, True, "#d_2022-01-05", 1000),
        ("6 January 2022", "6", 0, False, "", 0),
        ("7 January 2022", "7", 1, False, "#d_2022-01-07", 500),
    ]


def test_a_gap_stands_where_the_scale_changes() -> None:
    values = [entry(f"e{n}", f"2022-01-{n:02}") for n in range(1, 29)]
    values += [entry(f"l{n}", f"2022-{n:02}-03") for n in range(3, 11)]
    found = density(context(related(*values, entry("later", "2024-05"))), whole=True)
    units = [len(b.label.split()) for b in found.bars]
    assert found.unit == "day"
    assert [b.gap for b in found.bars] == [
        n > 0 and units[n] != units[n - 1] for n in range(len(units))
    ]
    assert any(b.gap for b in found.bars)


def test_a_busy_column_is_never_lower_than_one_thousandth() -> None:
    values = [entry("one", "1990-01-01")]
    values += [entry(f"e{n}", "2022-01-05") for n in range(1500)]
    bars = density(context(related(*values)), whole=True).bars
    assert [b.height for b in bars if b.count] == [1, 1000]


def test_columns_lead_to_the_page_that_lists_the_day() -> None:
    values = [entry(f"e{n:02}", f"2022-01-{n:02}") for n in range(1, 31)]
    values += [entry("year", "2022"), entry("before", "2019-05")]
    made = context(related(*values), Config(home_limit=5, page_size=10))
    anchors: dict[str, set[str]] = {}
    for recipe in period_pages(made):
        anchors[recipe.address] = {day.anchor for day in recipe.make().days}
    targets = [b.address.partition("#") for b in density(made, whole=False).bars if b.address]
    assert targets
    for page, _, anchor in targets:
        assert not anchor or anchor in anchors[page]
    assert ("2022/01/page-3/index.html", "#", "d_2022-01-25") in targets


def key(*values: Any, config: Config | None = None) -> bytes:
    return home_page(context(related(*values), config)).key


def test_a_long_story_does_not_care_for_what_it_does_not_show() -> None:
    long = Config(home_limit=1)
    a, b = entry("a", "2022-01-01"), entry("b", "2022-01-02", key=True)
    c = entry("c", "2022-01-03")
    quiet = entry("b", "2022-01-02", key=True, title="Other")
    middle = entry("aa", "2022-01-01"), entry("aa", "2022-01-01", title="Other")
    assert key(a, b, c, config=long) != key(a, quiet, c, config=long)
    assert key(a, middle[0], b, c, config=long) == key(a, middle[1], b, c, config=long)
    assert key(a, middle[0], b, c) != key(a, middle[1], b, c)
    assert key(a, b, config=long) != key(a, b, c, config=long)
