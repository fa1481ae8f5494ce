"""Everything a build reads, under one key; and what is remembered under it (effect)."""

from __future__ import annotations

import msgspec

from dateline.diagnostics import Diagnostic
from dateline.memory.remember import digest
from dateline.options import Counts, Options
from dateline.read import Inputs, read_site
from dateline.read_themes import digest_of, read_themes
from dateline.theme import ThemeFiles
from dateline.timeline import Held

Outputs = dict[str, tuple[int, bytes]]
"""Size and SHA-256 digest by path."""


class ChangedError(Exception):
    """A file changed between being looked at and being published; building again mends it."""


class Remembered(msgspec.Struct, frozen=True):
    """The whole of a build that succeeded, under the key of everything it read."""

    diagnostics: tuple[Diagnostic, ...]
    counts: Counts
    held: tuple[Held, ...]
    due: tuple[int | None, int | None]
    outputs: bytes
    """Digest over all outputs."""


class SiteFiles(msgspec.Struct, frozen=True):
    """Everything a build reads."""

    inputs: Inputs
    themes: dict[str, ThemeFiles]
    themes_digest: str
    config: bytes
    key: bytes
    """Digest over all of it and the options that change the outcome."""


def read_everything(options: Options) -> SiteFiles:
    """Read the content, the configuration and the themes.

    Raises `ThemeError` for a theme file that cannot be read.
    """
    inputs = read_site(options.root)
    themes = read_themes(options.root)
    themes_digest = digest_of(themes)
    config = inputs.config.data if inputs.config else b""
    asked = f"{options.drafts} {options.future} {options.base_url}"
    parts = [f"{f.path}\0".encode() + f.digest for f in inputs.files]
    parts += [f"{m.path}\0{m.digest}".encode() for m in inputs.media]
    parts += [msgspec.msgpack.encode(inputs.diagnostics)]
    key = digest(asked, config, themes_digest, b"".join(parts))
    return SiteFiles(inputs, themes, themes_digest, config, key)


def outputs_digest(outputs: Outputs) -> bytes:
    """Return one digest over all outputs."""
    return digest(msgspec.msgpack.encode(sorted(outputs.items())))
