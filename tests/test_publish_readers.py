"""Readers and other builds while a site is published again and again, in real processes."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from tests.publishing import contents, ended, is_settled, litter, publish, start_python

COUNT = 60
SIZE = 40_000

READER = f"""
import sys
from pathlib import Path
dest, stop = Path(sys.argv[1]), Path(sys.argv[2])
reads = 0
while not stop.exists() or reads == 0:
    for number in range({COUNT}):
        data = (dest / f"{{number % 7}}/{{number}}.html").read_bytes()
        assert len(data) == {SIZE}, (number, len(data))
        assert data == data[:1] * {SIZE}, number
        reads += 1
print(reads)
"""

BUILDER = """
import sys
from pathlib import Path
from tests.test_publish_readers import site
from tests.publishing import publish
for number in range(int(sys.argv[3])):
    publish(Path(sys.argv[1]), site(sys.argv[2] + str(number)), wait=60)
"""


def site(version: str) -> dict[str, bytes]:
    """Return a site whose every version has the same addresses and other bytes in half of them."""
    letter = version[-1:].encode()
    pages = {
        f"{number % 7}/{number}.html": (letter if number % 2 else b"=") * SIZE
        for number in range(COUNT)
    }
    return {**pages, f"only/{version}.html": version.encode()}


def test_a_reader_never_meets_a_missing_or_torn_file(tmp_path: Path) -> None:
    dest, stop = tmp_path / "site", tmp_path / "stop"
    publish(dest, site("0"))
    reader = start_python(READER, dest, stop)
    for number in range(40):
        publish(dest, site(str(number)))
    stop.touch()
    assert int(ended(reader)) > 0
    assert contents(dest) == site("39")
    assert is_settled(dest)


def test_builds_at_once_end_in_one_whole_site(tmp_path: Path) -> None:
    dest, stop = tmp_path / "site", tmp_path / "stop"
    publish(dest, site("0"))
    reader = start_python(READER, dest, stop)
    for process in [start_python(BUILDER, dest, name, 6) for name in "abc"]:
        ended(process)
    stop.touch()
    ended(reader)
    assert contents(dest) in [site(f"{name}5") for name in "abc"]
    assert is_settled(dest)


def _named(dest: Path) -> set[str]:
    """Read one folder in one go: a walk might meet both the old site and the new one."""
    return set(os.listdir(dest / "only"))


def test_builds_killed_at_any_moment_leave_a_whole_site(tmp_path: Path) -> None:
    dest, stop = tmp_path / "site", tmp_path / "stop"
    publish(dest, site("0"))
    reader = start_python(READER, dest, stop)
    for round_ in range(6):
        builder = start_python(BUILDER, dest, f"r{round_}-", 1000)
        first = _named(dest)
        # Kill it once it has begun to publish, at whatever it is doing by then.
        while _named(dest) == first:
            assert builder.poll() is None, builder.communicate()
        builder.send_signal(signal.SIGKILL)
        builder.communicate()
        (only,) = (dest / "only").iterdir()
        assert contents(dest) == site(only.stem)
    stop.touch()
    ended(reader)
    publish(dest, site("end"))
    assert contents(dest) == site("end")
    assert not litter(dest)
