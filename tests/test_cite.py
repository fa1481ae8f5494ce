"""Which entries cite which source, and that one address is one witness."""

from __future__ import annotations

from tests.samples import entry, related, source


def test_sources_are_in_the_order_of_their_numbers() -> None:
    value = entry("one", sources=("b", "own", "a"), inline_sources=(source("own"),))
    timeline = related(value, source("a"), source("b"))
    assert [s.id for s in timeline.sources[0]] == ["b", "own", "a"]
    assert [c.source.id for c in timeline.registered] == ["a", "b"]
    assert [c.source.id for c in timeline.inline] == ["own"]
    assert all(c.entries == (0,) for c in (*timeline.registered, *timeline.inline))


def test_sources_nobody_cites_are_left_out() -> None:
    assert related(entry("one"), source("wire")).registered == ()


def test_a_source_written_out_with_a_registered_address_is_the_registered_one() -> None:
    own = source("own", url="https://wire.example/1", title="Another title")
    value = entry("one", sources=("own",), inline_sources=(own,))
    timeline = related(value, source("wire", title="The wire"))
    assert [s.title for s in timeline.sources[0]] == ["The wire"]
    assert [c.source.id for c in timeline.registered] == ["wire"]
    assert timeline.inline == ()


def test_one_address_written_out_twice_is_one_witness() -> None:
    url = "https://own.example/"
    one = entry("one", "2022-01-01", sources=("a",), inline_sources=(source("a", url=url),))
    two = entry("two", "2022-01-02", sources=("b",), inline_sources=(source("b", url=url),))
    cited = related(two, one).inline
    assert [(c.source.id, c.entries) for c in cited] == [("a", (0, 1))]
    assert not cited[0].registered


def test_an_entry_that_cites_one_source_twice_counts_once() -> None:
    own = source("own", url="https://wire.example/1")
    value = entry("one", sources=("wire", "own"), inline_sources=(own,))
    timeline = related(value, source("wire"))
    assert [c.entries for c in timeline.registered] == [(0,)]
    assert [s.id for s in timeline.sources[0]] == ["wire", "wire"]


def test_of_sources_with_one_address_the_one_that_says_most_is_kept() -> None:
    url = "https://own.example/"
    written = (
        source("bare", url=url),
        source("titled", url=url, title="T"),
        source("told", url=url, publisher="P"),
        source("full", url=url, publisher="P", title="T"),
        source("later", url=url, publisher="Q", title="U"),
    )
    values = [
        entry(f"e{n}", f"2022-01-0{n}", sources=(s.id,), inline_sources=(s,))
        for n, s in enumerate(written, 1)
    ]
    (cited,) = related(*values).inline
    assert (cited.source.id, cited.entries) == ("full", (0, 1, 2, 3, 4))
