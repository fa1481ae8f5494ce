from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from hashlib import blake2b

import msgspec
import pytest

from dateline.config import Config, Limits, Rules
from dateline.dating.civil import Civil
from dateline.memory.cache import NoCache
from dateline.memory.remember import (
    Names,
    Texts,
    content_config,
    digest,
    prepare_all,
    read_row,
    remembered_theme,
    stamp,
    text_again,
)
from dateline.model import Entry, Prepared
from dateline.read import InputFile
from dateline.theme import ThemeFiles
from dateline.workers import Workers


class Kept(NoCache):
    """Remembers in this process, and counts what it was asked for in vain."""

    def __init__(self) -> None:
        self.rows: dict[tuple[str, bytes], bytes] = {}
        self.missed: list[str] = []

    def get_many(self, kind: str, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        self.missed += [kind for key in keys if (kind, key) not in self.rows]
        return {key: self.rows[kind, key] for key in keys if (kind, key) in self.rows}

    def put_many(self, kind: str, rows: Iterable[tuple[bytes, bytes]]) -> None:
        self.rows |= {(kind, key): row for key, row in rows}

    def prune(self, kind: str, keep: Collection[bytes], spare: int = 1000) -> None:
        kept = frozenset(keep)
        self.rows = {k: row for k, row in self.rows.items() if k[0] != kind or k[1] in kept}

    def spoil(self, kind: str, row: bytes | None) -> None:
        for key in [key for key in self.rows if key[0] == kind]:
            self.rows.pop(key)
            if row is not None:
                self.rows[key] = row


def file(path: str, text: str) -> InputFile:
    data = text.encode()
    return InputFile(path, data, blake2b(data, digest_size=20).digest())


ONE = file("content/entries/one.md", "---\ntitle: One\ndate: 2022\n---\nThe text.\n")
TWO = file("content/entries/two.yml", "title: Two\ndate: 2023\n")
BAD = file("content/entries/bad.yml", "titel: Bad\n")


def never(entry: Entry) -> bytes:
    raise AssertionError(f"the text of {entry.id} is made again")


def prepared(
    memory: Kept, *files: InputFile, config: Config | None = None
) -> tuple[list[Prepared], Texts]:
    memory.missed.clear()
    texts = Texts(memory, never)
    with Workers(1) as workers:
        return list(prepare_all(memory, files, config or Config(), workers, texts)), texts


def test_files_are_prepared_in_their_order_and_once() -> None:
    memory = Kept()
    first, _ = prepared(memory, ONE, BAD, TWO)
    assert [[e.id for e in p.entries] for p in first] == [["one"], [], ["two"]]
    assert first[1].diagnostics
    assert memory.missed.count("prepared") == 3
    again, _ = prepared(memory, ONE, BAD, TWO)
    assert again == first
    assert memory.missed == []


def test_a_file_that_changed_is_prepared_again_and_no_other() -> None:
    memory = Kept()
    prepared(memory, ONE, TWO)
    changed = file(ONE.path, "---\ntitle: Uno\ndate: 2022\n---\n")
    found, _ = prepared(memory, changed, TWO)
    assert [e.title for p in found for e in p.entries] == ["Uno", "Two"]
    assert memory.missed == ["prepared"]


def test_a_file_that_is_moved_is_another() -> None:
    memory = Kept()
    prepared(memory, TWO)
    prepared(memory, msgspec.structs.replace(TWO, path="content/entries/three.yml"))
    assert memory.missed == ["prepared"]


@pytest.mark.parametrize(
    ("config", "again"),
    [
        (Config(title="Another", page_size=10, base_url="https://example.org/"), False),
        (Config(language="ru"), True),
        (Config(timezone="Asia/Almaty"), True),
        (Config(limits=Limits(tags=2)), True),
        (Config(rules=Rules(sources=0)), True),
    ],
)
def test_only_settings_that_content_may_read_matter(config: Config, again: bool) -> None:
    memory = Kept()
    prepared(memory, TWO)
    prepared(memory, TWO, config=config)
    assert memory.missed == (["prepared"] if again else [])
    assert (content_config(config) != content_config(Config())) == again


def test_texts_are_fetched_from_this_build_or_from_an_earlier_one() -> None:
    memory = Kept()
    for _ in range(2):
        found, texts = prepared(memory, ONE)
        text = texts.fetch(found[0].entries[0])
        assert (text.markdown, text.plain) == ("The text.\n", "The text.")
    assert memory.missed == []


@pytest.mark.parametrize("row", [None, b"", b"\x00", b"\x83\xa8markdown\xc0"])
def test_a_text_that_is_lost_is_made_again(row: bytes | None) -> None:
    memory = Kept()
    (found,), _ = prepared(memory, ONE)
    memory.spoil("text", row)
    (entry,) = found.entries
    asked: list[str] = []

    def again(value: Entry) -> bytes:
        asked.append(value.id)
        made = text_again(value, ONE.data, Config())
        assert made
        return made

    texts = Texts(memory, again)
    assert [texts.fetch(entry).markdown for _ in range(2)] == ["The text.\n"] * 2
    assert asked == ["one"]
    assert Texts(memory, never).fetch(entry).markdown == "The text.\n"


def test_a_text_is_not_made_from_a_file_that_is_another() -> None:
    (found,), _ = prepared(Kept(), ONE)
    (entry,) = found.entries
    assert text_again(entry, b"---\ntitle: One\ndate: 2022\n---\nOther.\n", Config()) is None
    assert text_again(entry, b"title: [", Config()) is None


def test_what_is_no_longer_there_is_forgotten() -> None:
    memory = Kept()
    prepared(memory, ONE, TWO)
    prepared(memory, TWO, file("content/entries/new.yml", "title: New\ndate: 2022\n"))
    assert len([key for key in memory.rows if key[0] == "prepared"]) == 2


@pytest.mark.parametrize("row", [None, b"", b"\xc1", b"\x01", b"\xa1\xff"])
def test_a_row_that_cannot_be_read_holds_nothing(row: bytes | None) -> None:
    assert read_row(row, msgspec.msgpack.Decoder(dict[str, str])) is None


def test_parts_of_a_key_do_not_run_into_one_another() -> None:
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("a") == digest(b"a")
    assert len(digest()) == 20


def themes(text: str) -> dict[str, ThemeFiles]:
    files = {"theme.yml": b"name: mine\n", "templates/home.html": text.encode()}
    return {"mine": ThemeFiles("mine", "themes/mine", files)}


def test_a_sound_theme_is_looked_at_once() -> None:
    memory = Kept()
    theme, problems = remembered_theme(memory, "mine", themes("x"), "1")
    assert theme
    assert problems == ()
    assert remembered_theme(memory, "mine", {}, "1") == (theme, ())
    again, _ = remembered_theme(memory, "mine", themes("y"), "2")
    assert again
    assert again.templates["home.html"] == "y"


def test_a_theme_with_a_fault_is_told_every_time() -> None:
    memory = Kept()
    for _ in range(2):
        theme, problems = remembered_theme(memory, "mine", themes("{% if %}"), "1")
        assert theme is None
        assert [d.code for d in problems] == ["DL613"]


def test_names_are_looked_up_once() -> None:
    memory = Kept()
    names = Names(memory, "en")
    assert names.period("month", Civil(2022, 1)).long == "January 2022"
    assert names.naming().languages["kk"] == "Kazakh"
    names.save()
    memory.missed.clear()
    again = Names(memory, "en")
    assert again.period("month", Civil(2022, 1)).long == "January 2022"
    assert again.period("day", Civil(2022, 1, 5)).long == "5 January 2022"
    assert again.naming().languages["kk"] == "Kazakh"
    assert memory.missed == []
    assert Names(memory, "ru").period("month", Civil(2022, 1)).short == "янв"


def test_the_stamp_is_the_same_for_the_same_program() -> None:
    assert stamp() == stamp()
    assert len(stamp()) == 40
