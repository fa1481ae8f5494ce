"""The manifest: every file but itself, with its size and digest."""

from __future__ import annotations

import hashlib
import json

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from dateline.exports.manifest import FORMAT, Manifest, manifest


def of(data: bytes) -> tuple[int, bytes]:
    return len(data), hashlib.sha256(data).digest()


def test_the_whole_file() -> None:
    data = manifest({"tags/b.html": of(b"b"), "a.html": of(b""), "manifest.json": of(b"m")})
    assert data.decode() == (
        "{\n"
        '"format": "dateline-manifest/1",\n'
        '"files": {\n'
        f'"a.html":{{"size":0,"sha256":"{hashlib.sha256(b"").hexdigest()}"}},\n'
        f'"tags/b.html":{{"size":1,"sha256":"{hashlib.sha256(b"b").hexdigest()}"}}\n'
        "}\n"
        "}\n"
    )


def test_no_files() -> None:
    assert json.loads(manifest({})) == {"format": FORMAT, "files": {}}


paths = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)


@given(st.dictionaries(paths, st.binary(max_size=10), max_size=5))
def test_it_is_read_back_and_does_not_depend_on_order(files: dict[str, bytes]) -> None:
    outputs = {path: of(data) for path, data in files.items()}
    data = manifest(outputs)
    assert data == manifest(dict(reversed(outputs.items())))
    read = msgspec.json.decode(data, type=Manifest)
    assert list(read.files) == sorted(outputs.keys() - {"manifest.json"})
    for path, file in read.files.items():
        assert (file.size, file.sha256) == (
            len(files[path]),
            hashlib.sha256(files[path]).hexdigest(),
        )
