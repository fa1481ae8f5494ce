"""Whether every address is one page's alone (pure).

Some systems cannot tell apart names that differ by case or by the Unicode form of a letter, so
two such addresses are a clash too; and where one is a file, nothing can lie below it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from dateline.diagnostics import Diagnostic, Span
from dateline.planning import addresses
from dateline.planning.entries import alias_address, standing_address
from dateline.timeline import Timeline

_Owners = Mapping[str, list[Span]]
_MEDIA = "content/media/"


def clashes(timeline: Timeline, planned: Iterable[str]) -> Iterator[Diagnostic]:
    """Yield a problem for each address that is taken twice, or lies below a file.

    `planned` are all addresses, those that the content asks for before generated ones.
    """
    seen: dict[str, str] = {}
    doubles = []
    for address in planned:
        other = seen.setdefault(_folded(address), address)
        if other is not address:
            doubles.append((address, other))
    below = list(_below_files(seen))
    if doubles or below:
        owners = _owners(timeline)
        yield from (_clash(*pair, owners) for pair in doubles)
        yield from (_below_file(*pair, owners) for pair in below)


def _folded(address: str) -> str:
    if address.isascii():
        return address.lower()
    return unicodedata.normalize("NFC", address).casefold()


def _below_files(seen: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Find addresses in a folder whose name a file has, each with that file's address."""
    looked_at: set[str] = set()
    for folded, address in seen.items():
        folder = folded.rpartition("/")[0]
        while folder and folder not in looked_at:
            looked_at.add(folder)
            if folder in seen:
                yield address, seen[folder]
            folder = folder.rpartition("/")[0]


def _owners(timeline: Timeline) -> dict[str, list[Span]]:
    """Where the content asks for an address; what an alias may not take comes before aliases."""
    found: dict[str, list[Span]] = {}
    for entry in (*timeline.entries, *timeline.tombstones):
        found.setdefault(addresses.entry(entry), []).append(Span(entry.path, entry.title_line))
    for page in timeline.pages:
        found.setdefault(standing_address(page.id), []).append(Span(page.path))
    for path in timeline.media:
        found.setdefault(path, []).append(Span(f"content/{path}"))
    for entry in (*timeline.entries, *timeline.tombstones):
        for alias in entry.aliases:
            span = Span(entry.path, alias.line, alias.column)
            found.setdefault(alias_address(alias.id), []).append(span)
    return found


def _below_file(address: str, file: str, owners: _Owners) -> Diagnostic:
    where = (*owners.get(address, ()), *owners.get(file, ()), Span("dateline.yml"))[0]
    message = f"the address /{addresses.pretty(address)} lies below the file /{file}"
    return Diagnostic("DL501", message, where, _hint(where))


def _hint(where: Span) -> str:
    return "rename the file" if where.path.startswith(_MEDIA) else "choose another id or alias"


def _clash(address: str, other: str, owners: _Owners) -> Diagnostic:
    spans = [*owners.get(other, ())]
    if address != other:
        spans += owners.get(address, ())
    where = spans[-1] if spans else Span("dateline.yml")
    reader = "/" + addresses.pretty(address)
    taken = f"already taken by {spans[0].path}" if len(spans) > 1 else "taken by a page of the site"
    if address != other:
        hint = "rename the file" if where.path.startswith(_MEDIA) else "choose another"
        message = f"the address {reader} differs from /{addresses.pretty(other)} only in its form"
        return Diagnostic("DL502", f"{message}; it is {taken}", where, hint)
    code = "DL503" if len(spans) > 1 and where.column else "DL501"
    return Diagnostic(code, f"the address {reader} is {taken}", where, _hint(where))
