"""`dateline explain`: what a code of a problem means."""

from __future__ import annotations

from collections.abc import Iterator

import click

from dateline.commands._errors import WrongUseError

_ALL = "Without a code, dateline explain lists them all."


@click.command("explain")
@click.argument("code", required=False, metavar="[CODE]")
def command(code: str | None) -> int:
    """Say what a code of a problem means.

    Shows why it matters, and a wrong and a right example. Without CODE, lists all codes.
    """
    from dateline.commands._streams import tell
    from dateline.report import FINE

    tell(_about(code) if code else _all())
    return FINE


def _all() -> Iterator[str]:
    from dateline.codes import CODES, FAMILIES

    for number, (letters, about) in enumerate(FAMILIES):
        if number:
            yield ""
        yield f"{about}"
        for name, code in CODES.items():
            if name.startswith(letters):
                kind = "" if code.severity == "error" else f" ({code.severity})"
                yield f"  {name}  {code.title}{kind}"


def _about(wanted: str) -> Iterator[str]:
    from dateline.codes import CODES

    name = wanted.strip().upper()
    name = f"DL{name}" if name.isdigit() else name
    code = CODES.get(name)
    if code is None:
        raise WrongUseError(f'there is no code "{wanted[:60]}"{_meant(name)}', _ALL)
    yield f"{name} ({code.severity}): {code.title}"
    yield ""
    yield from _wrapped(code.explanation)
    for heading, example in (("Wrong:", code.example_bad), ("Right:", code.example_good)):
        yield ""
        yield heading
        yield from (f"    {line}".rstrip() for line in example.splitlines())


def _wrapped(text: str) -> list[str]:
    import textwrap

    return textwrap.wrap(text, 88)


def _meant(name: str) -> str:
    """Name the nearest code; of two as near, the one of the same family."""
    from difflib import get_close_matches

    from dateline.codes import CODES

    family = [code for code in CODES if code[:3] == name[:3]]
    near = get_close_matches(name, family or list(CODES), 1, 0.6)
    return f"; did you mean {near[0]}?" if near else ""
