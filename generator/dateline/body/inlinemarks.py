"""Marks within a line: code, links, pictures, citations, raw tags (pure)."""

from __future__ import annotations

import re
from typing import NamedTuple, Protocol
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import (
    BACKTICK_RE,
    HTML_RE,
    BacktickInlineProcessor,
    HtmlInlineProcessor,
    InlineProcessor,
    LinkInlineProcessor,
)
from markdown.util import AtomicString

from dateline.body.citations import CITE, ENTRY_LINK
from dateline.body.notes import Notes
from dateline.body.writing import Writing, plain
from dateline.text import quoted

_Match = tuple[Element | None, int | None, int | None]

_REACH = 2_500
"""Characters over which the words of a link, and its address, may stretch."""

_SQUARE = re.compile(r"[\[\]]")
_ROUND = re.compile(
    r"\(\s*(?:<([^<>\n]*)>|([^\s<>()]*(?:\([^\s<>()]*\)[^\s<>()]*)*))"
    r"(?:\s+(?:\"([^\"]*)\"|'([^']*)'))?\s*\)"
)
_LABEL = re.compile(r"\s?\[([^\[\]]*)\]")
_TICKS = re.compile(r"`+")
_SPACE = re.compile(r"\s+")


class _Holder(Protocol):
    """What knows the body that is being written."""

    writing: Writing


class CodeSpan(BacktickInlineProcessor):
    """Code between equal runs of backticks, found as `citations.hidden` finds it."""

    def __init__(self) -> None:
        """Look for backticks."""
        super().__init__(BACKTICK_RE)

    def find_code_spans(  # type: ignore[override]
        self, start: int, text: str
    ) -> tuple[int, int | None]:
        """Return where the code begins and ends; no end when the run has no equal."""
        opening = _TICKS.match(text, start)
        inner = opening.end() if opening else start
        for ticks in _TICKS.finditer(text, inner):
            if len(ticks[0]) == inner - start:
                return inner, ticks.start()
        return inner, None


class _Destination(NamedTuple):
    """Where a link leads, its title, and where it ends in the text."""

    address: str
    title: str | None
    end: int


class _Bracketed(LinkInlineProcessor):
    """What links and pictures have in common: words in brackets and where they lead."""

    def __init__(self, pattern: str, holder: _Holder, markdown: Markdown) -> None:
        """Take what knows the body, and the parser for its references."""
        super().__init__(pattern, markdown)
        self.holder = holder
        self.references = markdown.references

    def closing(self, data: str, start: int) -> int:
        """Return the place of the bracket that closes the one before `start`, or -1."""
        depth = 1
        for bracket in _SQUARE.finditer(data, start, start + _REACH):
            depth += 1 if bracket[0] == "[" else -1
            if not depth:
                return bracket.start()
        return -1

    def destination(self, data: str, words: str, end: int) -> _Destination | None:
        """Return where the words that end at `end` lead: an address in place or a reference."""
        found = _ROUND.match(data, end, end + _REACH)
        if found:
            address = found[1] if found[1] is not None else found[2]
            return _Destination(self.unescape(address), self._title(found), found.end())
        if not self.references:
            return None
        label = _LABEL.match(data, end, end + _REACH)
        if label:
            return self._reference(label[1] or words, label.end())
        return self._reference(words, end)

    def _reference(self, name: str, end: int) -> _Destination | None:
        known = self.references.get(_SPACE.sub(" ", name).lower())
        return _Destination(known[0], known[1] or None, end) if known else None

    def _title(self, found: re.Match[str]) -> str | None:
        title = found[3] if found[3] is not None else found[4]
        return _SPACE.sub(" ", self.unescape(title)).strip() if title else None


class SquareBracket(_Bracketed):
    """An opening bracket: a note, a citation, a link to an entry, or any other link."""

    def __init__(self, holder: _Holder, markdown: Markdown, notes: Notes) -> None:
        """Take what knows the body, its references and its notes."""
        super().__init__(r"(?<!!)\[", holder, markdown)
        self._notes = notes

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the parser's name
        self, m: re.Match[str], data: str
    ) -> _Match:
        """Return what begins at the bracket."""
        start = m.start()
        following = data[start + 1 : start + 2]
        if following == "^":
            return self._note(data, start)
        if following == "[" and (entry := ENTRY_LINK.match(data, start)):
            return self.holder.writing.entry(entry[1], (entry[2] or "").strip()), start, entry.end()
        if (cite := CITE.match(data, start)) and (made := self.holder.writing.citation(cite[0])):
            return made, start, cite.end()
        return self._link(data, start)

    def _note(self, data: str, start: int) -> _Match:
        end = data.find("]", start, start + _REACH)
        if end < 0:
            return None, None, None
        made = self._notes.refer(data[start + 2 : end])
        if made is None:
            written = data[start : end + 1]
            self.holder.writing.odd(f"there is no note {quoted(plain(written))}", written)
            return None, None, None
        return made, start, end + 1

    def _link(self, data: str, start: int) -> _Match:
        end = self.closing(data, start + 1)
        if end < 0:
            return None, None, None
        words = data[start + 1 : end]
        to = self.destination(data, words, end + 1)
        # A bracket right after another is the label of what stands before it.
        if not to or (data[start - 1 : start] == "]" and to.end == end + 1):
            return None, None, None
        return self.holder.writing.link(to.address, to.title, words), start, to.end


class Picture(_Bracketed):
    """A picture: ``![what it shows](media/name.jpg "title")``."""

    def __init__(self, holder: _Holder, markdown: Markdown) -> None:
        """Take what knows the body and its references."""
        super().__init__(r"!\[", holder, markdown)

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the parser's name
        self, m: re.Match[str], data: str
    ) -> _Match:
        """Return the picture."""
        end = self.closing(data, m.end())
        words = data[m.end() : end]
        to = self.destination(data, words, end + 1) if end > 0 else None
        if not to:
            return None, None, None
        alt = _SPACE.sub(" ", self.unescape(words)).strip()
        return self.holder.writing.picture(to.address, to.title, alt), m.start(), to.end


class PlainLink(InlineProcessor):
    """An address between < and >, shown as it is."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, holder: _Holder) -> None:
        """Look for web and mail addresses."""
        super().__init__(r"<([A-Za-z][A-Za-z0-9+.-]{0,30}://[^<>\s]*|[^<>\s@]+@[^<>\s@]+)>")
        self.holder = holder

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the parser's name
        self, m: re.Match[str], data: str
    ) -> _Match:
        """Return the link."""
        shown = m[1].removeprefix("mailto:")
        address = m[1] if "://" in m[1] else f"mailto:{shown}"
        return self.holder.writing.link(address, None, AtomicString(shown)), m.start(), m.end()


class Braces(InlineProcessor):
    """What stands in curly braces is shown letter for letter: no marks within it."""

    def __init__(self) -> None:
        """Look for one or two pairs of braces."""
        super().__init__("\\{\\{[^{}\n\x02]*\\}\\}|\\{%[^{}\n\x02]*%\\}|\\{[^{}\\s\x02]*\\}")

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the parser's name
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int]:
        """Return the text as it is."""
        return m[0], m.start(), m.end()


class RawTag(HtmlInlineProcessor):
    """A tag the author wrote: kept as `rawtags` writes it anew, or left out."""

    def __init__(self, holder: _Holder, markdown: Markdown) -> None:
        """Look for tags."""
        super().__init__(HTML_RE, markdown)
        self.holder = holder

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the parser's name
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int]:
        """Return a placeholder for the tag."""
        written = self.backslash_unescape(self.unescape(m[1]))
        return self.md.htmlStash.store(self.holder.writing.tag(written)), m.start(), m.end()
