"""Remembered steps (effect): a pure function's result is looked up by a key over all its arguments.

A row is a fact about a function, never a status: whatever happens to a build, a row that was
written stays true. A row that cannot be read is a miss.
"""

from __future__ import annotations

import functools
import hashlib
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from dateline.config import Config
from dateline.dating.civil import Civil
from dateline.diagnostics import Diagnostic
from dateline.memory.cache import Cache, NoCache
from dateline.model import Entry, Prepared, Text
from dateline.phrasing.periods import Naming, Words
from dateline.read import InputFile
from dateline.theme import Theme, ThemeFiles
from dateline.workers import Workers, prepare_chunk

Memory = Cache | NoCache

_T = TypeVar("_T")

_LIBRARIES = (
    "babel-",
    "jinja2-",
    "markdown-",
    "markupsafe-",
    "msgspec-",
    "nh3-",
    "pyyaml-",
    "tzdata-",
)
"""Libraries that shape results."""


def stamp() -> str:
    """Return a digest of our own code and of the versions of Python and the libraries.

    Remembered rows of another stamp are never used.
    """
    whole = hashlib.blake2b(digest_size=20)
    whole.update(sys.version.encode())
    whole.update("\n".join(_versions()).encode())
    folder = Path(__file__).parents[1]
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".py", ".json") and "themes" not in path.parts:
            whole.update(path.relative_to(folder).as_posix().encode() + b"\0")
            whole.update(path.read_bytes())
    return whole.hexdigest()


def _versions() -> list[str]:
    """Names and versions of the libraries, from the names of their folders.

    `importlib.metadata` says the same, but takes longer to import than an unchanged build.
    """
    found = set()
    for place in sys.path:
        if os.path.isdir(place):
            found |= {n for n in os.listdir(place) if n.endswith((".dist-info", ".egg-info"))}
    return sorted(n for n in found if n.lower().startswith(_LIBRARIES))


def digest(*parts: bytes | str) -> bytes:
    """Return a digest over parts, none of which can run into the next."""
    whole = hashlib.blake2b(digest_size=20)
    for part in parts:
        data = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
        whole.update(len(data).to_bytes(8, "little"))
        whole.update(data)
    return whole.digest()


def content_config(config: Config) -> Config:
    """Return what of the configuration a content file's preparation may read: nothing else can."""
    return Config(
        language=config.language,
        timezone=config.timezone,
        rules=config.rules,
        limits=config.limits,
    )


class Texts:
    """Fetches entries' texts from what is remembered, or keeps them where nothing is.

    One that should be remembered and is not, since its row was damaged, is made again.
    """

    def __init__(self, memory: Memory, again: Callable[[Entry], bytes]) -> None:
        """`again` makes the row of an entry's text."""
        self._memory = memory
        self._again = again
        self._decoder = msgspec.msgpack.Decoder(Text)
        self._fresh: dict[bytes, bytes] = {}

    def add(self, key: bytes, row: bytes) -> None:
        """Keep a text that was made in this build, unless it can be fetched again."""
        if not isinstance(self._memory, Cache) or self._memory.note:
            self._fresh[key] = row

    def forget(self) -> None:
        """Let go of the texts of this build."""
        self._fresh.clear()

    def fetch(self, entry: Entry) -> Text:
        """Return the text of an entry that `prepare_all` has yielded."""
        key = entry.text_digest
        row = self._fresh.get(key) or self._memory.get_many("text", [key]).get(key)
        text = read_row(row, self._decoder)
        if text is not None:
            return text
        self._fresh[key] = self._again(entry)
        self._memory.put_many("text", [(key, self._fresh[key])])
        return self._decoder.decode(self._fresh[key])


def text_again(entry: Entry, data: bytes, config: Config) -> bytes | None:
    """Make the row of an entry's text from its file; None where the file is not what it was."""
    (done,) = prepare_chunk([(entry.path, data)], content_config(config))
    return done.text if done.text_digest == entry.text_digest else None


def _content_key(settings: Config, path: str, file_digest: bytes) -> bytes:
    return digest(msgspec.msgpack.encode(settings), path, file_digest)


def prepare_all(
    memory: Memory, files: Sequence[InputFile], config: Config, workers: Workers, texts: Texts
) -> Iterator[Prepared]:
    """Yield every content file prepared, in the order of the files; texts go to `texts`."""
    settings = content_config(config)
    keys = [_content_key(settings, f.path, f.digest) for f in files]
    decoder = msgspec.msgpack.Decoder(Prepared)
    found = _decoded(keys, memory.get_many("prepared", keys), decoder)
    missing = [i for i, key in enumerate(keys) if key not in found]
    work = [(files[i].path, files[i].data) for i in missing]
    made = workers.map(functools.partial(prepare_chunk, config=settings), work, len(work))
    heads: list[tuple[bytes, bytes]] = []
    bodies: list[tuple[bytes, bytes]] = []
    for index, done in zip(missing, made, strict=True):
        key = keys[index]
        found[key] = decoder.decode(done.values)
        heads.append((key, done.values))
        if done.text:
            texts.add(done.text_digest, done.text)
            bodies.append((done.text_digest, done.text))
    memory.put_many("text", bodies)
    memory.put_many("prepared", heads)
    if missing:
        memory.prune("prepared", keys)
        memory.prune("text", [e.text_digest for p in found.values() for e in p.entries])
    yield from (found[key] for key in keys)


def _decoded(
    keys: Sequence[bytes], rows: Mapping[bytes, bytes], decoder: msgspec.msgpack.Decoder[_T]
) -> dict[bytes, _T]:
    found: dict[bytes, _T] = {}
    for key in keys:
        row = rows.get(key)
        if row is None:
            continue
        value = read_row(row, decoder)
        if value is not None:
            found[key] = value
    return found


def read_row(row: bytes | None, decoder: msgspec.msgpack.Decoder[_T]) -> _T | None:
    """Return what a row holds; a missing or damaged one holds nothing."""
    if row is None:
        return None
    try:
        return decoder.decode(row)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def remembered_theme(
    memory: Memory, name: str, themes: Mapping[str, ThemeFiles], themes_digest: str
) -> tuple[Theme | None, tuple[Diagnostic, ...]]:
    """Join a theme with those it extends; a theme found sound is not looked at again."""
    from dateline.join_theme import make_theme

    key = digest(name, themes_digest)
    known = read_row(memory.get_many("theme", [key]).get(key), msgspec.msgpack.Decoder(Theme))
    if known is not None:
        return known, ()
    theme, problems = make_theme(name, themes, themes_digest)
    if theme is not None and not problems:
        memory.put_many("theme", [(key, msgspec.msgpack.encode(theme))])
    return theme, problems


class Names:
    """Names of periods and languages in one language, remembered as they are asked for."""

    def __init__(self, memory: Memory, language: str) -> None:
        self._memory = memory
        self._language = language
        self._key = digest(language)
        rows = memory.get_many("words", [self._key])
        kind: Any = dict[str, Words]
        decoder: msgspec.msgpack.Decoder[dict[str, Words]] = msgspec.msgpack.Decoder(kind)
        self._words = read_row(rows.get(self._key), decoder) or {}
        self._grown = False

    def period(self, unit: str, start: Civil) -> Words:
        """Return the names of a period."""
        key = f"{unit} {start.year} {start.month} {start.day}"
        words = self._words.get(key)
        if words is None:
            from dateline.phrasing.periods import period_words

            words = self._words[key] = period_words(unit, start, self._language)
            self._grown = True
        return words

    def naming(self) -> Naming:
        """Return what `plan` needs."""
        return Naming(self.period, self._languages())

    def save(self) -> None:
        """Remember what was asked for the first time."""
        if self._grown:
            row = msgspec.msgpack.encode(dict(sorted(self._words.items())))
            self._memory.put_many("words", [(self._key, row)])

    def _languages(self) -> dict[str, str]:
        kind: Any = dict[str, str]
        decoder: msgspec.msgpack.Decoder[dict[str, str]] = msgspec.msgpack.Decoder(kind)
        rows = self._memory.get_many("languages", [self._key])
        known = read_row(rows.get(self._key), decoder)
        if known is None:
            from dateline.phrasing.periods import language_names

            known = language_names(self._language)
            self._memory.put_many("languages", [(self._key, msgspec.msgpack.encode(known))])
        return known
