"""What is remembered comes back exactly as it was put, or not at all; never an error."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.memory.cache import Cache, NoCache
from tests.publishing import as_nobody, common_folder, ended, run_python, start_python

ROWS = [(b"key-%d" % n, bytes([n % 256]) * (n * 37 % 9000)) for n in range(700)]
KEYS = [key for key, _ in ROWS]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the cache lives, below a folder that is not there yet."""
    return tmp_path / ".dateline" / "cache.sqlite"


def put(path: Path, rows: list[tuple[bytes, bytes]] = ROWS, stamp: str = "1") -> None:
    with Cache.open(path, stamp) as cache:
        assert cache.note == ""
        cache.put_many("body", rows)
        assert cache.note == ""


def get(path: Path, keys: list[bytes] = KEYS, stamp: str = "1") -> dict[bytes, bytes]:
    with Cache.open(path, stamp) as cache:
        found = cache.get_many("body", keys)
        assert cache.note == ""
        return found


def test_rows_come_back(path: Path) -> None:
    put(path)
    assert get(path) == dict(ROWS)
    assert get(path, KEYS[:3]) == dict(ROWS[:3])
    assert get(path, [*KEYS[:2], b"unknown", b""]) == dict(ROWS[:2])
    assert get(path, []) == {}


def test_the_folder_holds_one_file_and_is_ignored_by_git(path: Path) -> None:
    put(path)
    assert sorted(p.name for p in path.parent.iterdir()) == [".gitignore", "cache.sqlite"]
    assert (path.parent / ".gitignore").read_text() == "*\n"


def test_a_row_is_replaced(path: Path) -> None:
    put(path)
    put(path, [(KEYS[0], b"new"), (KEYS[1], b"")])
    assert get(path) == {**dict(ROWS), KEYS[0]: b"new", KEYS[1]: b""}


def test_kinds_are_apart(path: Path) -> None:
    with Cache.open(path, "1") as cache:
        cache.put_many("one", [(b"k", b"1")])
        cache.put_many("two", [(b"k", b"2")])
        assert cache.get_many("one", [b"k"]) == {b"k": b"1"}
        assert cache.get_many("two", [b"k"]) == {b"k": b"2"}
        assert cache.get_many("three", [b"k"]) == {}


@pytest.mark.parametrize("kind", ["", "Body", "a b", 'a"', "1", "a" * 60])
def test_a_kind_is_a_plain_name(path: Path, kind: str) -> None:
    with Cache.open(path, "1") as cache, pytest.raises(ValueError, match="not a kind"):
        cache.get_many(kind, [b"k"])


def test_rows_of_another_stamp_are_never_returned(path: Path) -> None:
    put(path, stamp="1")
    assert get(path, stamp="2") == {}
    assert get(path, stamp="1") == {}


def test_two_versions_at_once_do_not_mix(path: Path) -> None:
    with Cache.open(path, "1") as one, Cache.open(path, "2") as two:
        two.put_many("body", [(b"k", b"of two"), (b"l", b"of two")])
        one.put_many("body", [(b"l", b"of one")])
        assert one.get_many("body", [b"k", b"l"]) == {b"l": b"of one"}
        assert two.get_many("body", [b"k", b"l"]) == {b"k": b"of two"}


def _sql(path: Path, *statements: str) -> None:
    base = sqlite3.connect(path)
    for statement in statements:
        base.execute(statement)
    base.commit()
    base.close()


def test_a_row_that_was_changed_is_a_miss(path: Path) -> None:
    put(path, [(b"a", b"1"), (b"b", b"2"), (b"c", b"3"), (b"d", b"4"), (b"e", b"5")])
    _sql(
        path,
        "UPDATE row_body SET value = X'00' WHERE key = CAST('a' AS BLOB)",
        "UPDATE row_body SET key = CAST('z' AS BLOB) WHERE key = CAST('b' AS BLOB)",
        "UPDATE row_body SET value = 'text' WHERE key = CAST('c' AS BLOB)",
        "UPDATE row_body SET value = 7, checked = 7 WHERE key = CAST('d' AS BLOB)",
    )
    assert get(path, [b"a", b"b", b"c", b"d", b"e", b"z"]) == {b"e": b"5"}


def _made_otherwise(path: Path, statement: str) -> None:
    path.parent.mkdir()
    _sql(path, statement)


def _altered(path: Path, *statements: str) -> None:
    put(path)
    _sql(path, *statements)


def _trigger(path: Path) -> None:
    _altered(
        path,
        "CREATE TRIGGER t AFTER INSERT ON row_body BEGIN DELETE FROM row_body; END",
    )


def _view(path: Path) -> None:
    _altered(
        path,
        "ALTER TABLE row_body RENAME TO row_other",
        "CREATE VIEW row_body AS SELECT * FROM row_other",
    )


def _truncate(path: Path, size: int) -> None:
    put(path)
    os.truncate(path, size)


def _fill(path: Path, data: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(data)


def _overwrite(path: Path) -> None:
    put(path)
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(16384)
        file.write(b"\xff" * (size - 16384))


def _folder(path: Path) -> None:
    path.mkdir(parents=True)


def _pipe(path: Path) -> None:
    path.parent.mkdir()
    os.mkfifo(path)


def _link(path: Path) -> None:
    path.parent.mkdir()
    path.symlink_to("/etc/hostname")


DAMAGE = {
    "text": lambda path: _fill(path, b"not a database, but long enough to be taken for one\n" * 40),
    "binary": lambda path: _fill(path, bytes(range(256)) * 64),
    "cut in its head": lambda path: _truncate(path, 60),
    "cut after a page": lambda path: _truncate(path, 16384),
    "cut within a page": lambda path: _truncate(path, 50_000),
    "overwritten": _overwrite,
    "another's tables": lambda path: _made_otherwise(path, "CREATE TABLE row_body (key, value)"),
    "another's layout": lambda path: _altered(path, "PRAGMA user_version = 99"),
    "another's purpose": lambda path: _altered(path, "PRAGMA application_id = 1"),
    "a trigger": _trigger,
    "a view": _view,
    "a folder": _folder,
    "a pipe": _pipe,
    "a link": _link,
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_or_foreign_file_is_put_aside(
    path: Path, damage: Callable[[Path], object]
) -> None:
    damage(path)
    with Cache.open(path, "1") as cache:
        found = cache.get_many("body", KEYS)
        assert found.items() <= dict(ROWS).items()
        assert len(found) < len(ROWS)
        cache.put_many("body", ROWS)
        assert "put aside" in cache.note
        # The new file may have come after the damage was met half way, so put once more.
        cache.put_many("body", ROWS)
        assert cache.get_many("body", KEYS) == dict(ROWS)
    assert get(path) == dict(ROWS)
    assert sorted(p.name for p in path.parent.iterdir()) == [
        ".gitignore",
        "cache.sqlite",
        "cache.sqlite.aside",
    ]


def test_an_empty_file_is_a_new_one(path: Path) -> None:
    _fill(path, b"")
    put(path)
    assert get(path) == dict(ROWS)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    places=st.lists(st.integers(0, 80_000), min_size=1, max_size=6),
    noise=st.binary(min_size=1, max_size=40),
)
def test_no_damage_ever_yields_a_wrong_row(
    tmp_path_factory: pytest.TempPathFactory, places: list[int], noise: bytes
) -> None:
    rows = ROWS[:40]
    path = tmp_path_factory.mktemp("cache") / "cache.sqlite"
    put(path, rows)
    with path.open("r+b") as file:
        for place in places:
            file.seek(place % path.stat().st_size)
            file.write(noise)
    with Cache.open(path, "1") as cache:
        assert cache.get_many("body", KEYS).items() <= dict(rows).items()
        cache.put_many("body", ROWS)
        assert cache.get_many("body", KEYS).items() <= dict(ROWS).items()
        cache.prune("body", KEYS[:5])
    with Cache.open(path, "1") as cache:
        assert cache.get_many("body", KEYS).items() <= dict(ROWS).items()


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path: Path) -> None:
    (tmp_path / ".dateline").write_bytes(b"a file")
    with Cache.open(tmp_path / ".dateline/cache.sqlite", "1") as cache:
        assert cache.note.startswith("Nothing is remembered between builds: ")
        cache.put_many("body", ROWS)
        assert cache.get_many("body", KEYS) == {}
        cache.prune("body", KEYS)


def test_a_folder_that_may_not_be_written_is_read() -> None:
    with common_folder() as folder:
        path = folder / "cache.sqlite"
        put(path)
        path.chmod(0o444)
        folder.chmod(0o555)
        with as_nobody(), Cache.open(path, "1") as cache:
            assert cache.get_many("body", KEYS) == dict(ROWS)
            cache.put_many("body", [(b"k", b"v")])
            assert cache.note.startswith("Nothing is remembered between builds: ")
        with as_nobody(), Cache.open(path, "2") as cache:
            assert cache.get_many("body", KEYS) == {}
            assert cache.note.startswith("Nothing is remembered between builds: ")
        assert get(path) == dict(ROWS)


def test_a_file_that_another_process_writes_to_is_a_miss(path: Path) -> None:
    put(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        with Cache.open(path, "1", wait=0.05) as cache:
            assert cache.get_many("body", KEYS) == {}
            cache.put_many("body", ROWS)
            assert cache.note.endswith("another build is writing to it")
    finally:
        other.execute("ROLLBACK")
        other.close()
    assert get(path) == dict(ROWS)


def test_a_reader_holds_nobody_up(path: Path) -> None:
    put(path)
    with Cache.open(path, "1") as one, Cache.open(path, "1") as two:
        assert one.get_many("body", KEYS) == dict(ROWS)
        two.put_many("body", [(b"k", b"v")])
        assert one.get_many("body", [b"k"]) == {b"k": b"v"}
        assert (one.note, two.note) == ("", "")


WRITER = """
import os, signal, sys
from pathlib import Path
from dateline.memory.cache import Cache
cache = Cache.open(Path(sys.argv[1]), "1")
for number in range(int(sys.argv[2])):
    cache.put_many("body", ((b"%d" % n, b"%d " % n * 900) for n in range(1500)))
assert not cache.note, cache.note
if sys.argv[3] == "die":
    def rows():
        for n in range(3000):
            if n == 2500:
                os.kill(os.getpid(), signal.SIGKILL)
            yield b"%d" % n, b"%d " % n * 900
    cache.put_many("body", rows())
"""


def test_several_processes_at_once(path: Path) -> None:
    writers = [start_python(WRITER, path, 3, "live") for _ in range(3)]
    for writer in writers:
        ended(writer)
    expected = {b"%d" % n: b"%d " % n * 900 for n in range(1500)}
    assert get(path, list(expected)) == expected


def test_a_killed_process_leaves_whole_rows(path: Path) -> None:
    writer = start_python(WRITER, path, 1, "die")
    writer.communicate(timeout=120)
    assert writer.returncode == -9
    expected = {b"%d" % n: b"%d " % n * 900 for n in range(3000)}
    found = get(path, list(expected))
    assert found.items() <= expected.items()
    assert len(found) >= 1500


def test_old_rows_are_forgotten_beyond_a_bound(path: Path) -> None:
    with Cache.open(path, "1") as cache:
        for build in range(30):
            rows = [(b"%d-%d" % (build, n), b"x" * 3000) for n in range(50)]
            cache.put_many("body", [*rows, (b"always", b"y")])
            cache.prune("body", [b"always", *(key for key, _ in rows)], spare=10)
        used = cache.get_many("body", [b"always", *(b"29-%d" % n for n in range(50))])
        assert len(used) == 51
        every = [b"%d-%d" % (build, n) for build in range(30) for n in range(50)]
        found = cache.get_many("body", every)
        assert len(found) == 2 * 51 + 10 - 1
        assert {key for key in found if not key.startswith(b"29-")} < {
            key for key in every if key.startswith((b"27-", b"28-"))
        }
    assert path.stat().st_size < 1_500_000


def test_pruning_what_was_never_put(path: Path) -> None:
    with Cache.open(path, "1") as cache:
        cache.prune("body", KEYS)
        assert cache.note == ""


def test_no_cache_remembers_nothing() -> None:
    made = []

    def rows() -> list[tuple[bytes, bytes]]:
        made.append(1)
        return ROWS

    with NoCache() as cache:
        cache.put_many("body", rows())
        assert made == [1]
        assert cache.get_many("body", KEYS) == {}
        cache.prune("body", KEYS)
        assert cache.note == ""


def test_importing_costs_no_database() -> None:
    code = "import sys, dateline.memory.cache; assert 'sqlite3' not in sys.modules"
    run_python(code)
