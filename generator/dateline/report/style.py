"""How a stream is written to: with colour or without, with excerpts or without (pure)."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec


class Style(msgspec.Struct, frozen=True):
    """What a stream can show."""

    colour: bool = False
    excerpts: bool = False
    """Whether the line with the problem is shown below it."""


def style_of(terminal: bool, environment: Mapping[str, str]) -> Style:
    """Return the style for a stream that is a terminal, or is none.

    `NO_COLOR` (anything but empty) switches colour off and wins; `FORCE_COLOR` (anything but
    empty and 0) switches it on where there is no terminal.
    """
    able = terminal and environment.get("TERM") != "dumb"
    forced = environment.get("FORCE_COLOR", "") not in ("", "0")
    refused = environment.get("NO_COLOR", "") != ""
    return Style(colour=(able or forced) and not refused, excerpts=terminal)
