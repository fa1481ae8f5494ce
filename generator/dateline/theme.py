"""A theme as a value (pure): templates as text, assets as bytes, catalogues, options, one digest.

How a theme is joined with those it extends is in `join_theme`.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from dateline.diagnostics import WARNING, Diagnostic, Span
from dateline.text import meant

FALLBACK_LANGUAGE = "en"
"""Whose texts are taken where the site's language has none."""


class Theme(msgspec.Struct, frozen=True):
    """A theme after its parents have been joined to it."""

    name: str
    chain: tuple[str, ...]
    """The theme and those it extends, nearest first."""
    templates: dict[str, str]
    """By name: ``entry.html`` is the nearest one's, ``default/entry.html`` that of one theme."""
    assets: dict[str, bytes]
    """By path under ``assets/``, such as ``style.css``; the nearest theme's wins."""
    catalogues: dict[str, dict[str, str]]
    """Interface text by language and key; plural forms as ``key.one``, ``key.other`` ..."""
    options: dict[str, str]
    """Options the theme declares, with their defaults."""
    digest: str
    """Over every file of the chain."""


class ThemeFiles(msgspec.Struct, frozen=True):
    """The files of one theme's folder."""

    name: str
    """Name of the folder."""
    path: str
    """The folder as it is shown to people."""
    files: dict[str, bytes]
    """By path in the folder, with forward slashes."""


def check_options(theme: Theme, options: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """Find options a site sets which its theme does not declare."""
    return tuple(
        Diagnostic(
            "DL614",
            f'the theme "{theme.name}" has no option "{name}"',
            Span("dateline.yml"),
            meant(name, theme.options),
        )
        for name in sorted(options)
        if name not in theme.options
    )


def check_language(theme: Theme, language: str) -> tuple[Diagnostic, ...]:
    """Find a site's language in which the theme says nothing, so that it falls back to English.

    A theme without any catalogue, or without an English one, has nothing to fall back to.
    """
    base = language.split("-")[0]
    if FALLBACK_LANGUAGE not in theme.catalogues or {base, language} & set(theme.catalogues):
        return ()
    message = f"there is no themes/{theme.name}/locale/{base}.json: the interface is in English"
    hint = f'write it there, or in a theme of your own that extends "{theme.name}"'
    return (Diagnostic("DL618", message, Span("dateline.yml"), hint, WARNING),)
