"""The dialect of Markdown that bodies are written in (pure; imports Markdown, so import it late).

Markdown as commonly written with tables, fenced code and footnotes, and the marks of `citations`.
Left out on purpose: code by indentation, attribute lists and abbreviations. A part of the parser
is at work only where the sign it looks for occurs in the body; that halves its time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, cast
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown import blockprocessors as blocks
from markdown import inlinepatterns as inlines
from markdown.extensions.footnotes import FootnoteBlockProcessor, FootnoteExtension
from markdown.extensions.sane_lists import SaneOListProcessor, SaneUListProcessor

from dateline.body.blockmarks import Heading, RawBlock, Table
from dateline.body.bounds import TooMuchError
from dateline.body.inlinemarks import Braces, CodeSpan, Picture, PlainLink, RawTag, SquareBracket
from dateline.body.notes import Notes
from dateline.body.tidy import tidy
from dateline.body.writing import Writing
from dateline.text import quoted

_ESCAPABLE = "|<~@"
_OUTPUT_LIMIT = 3_000_000
_STORED = re.compile("<p>\x02wzxhzdk:([0-9]+)\x03</p>|\x02wzxhzdk:([0-9]+)\x03")


class Dialect:
    """A parser that is made once and used for one body after another."""

    def __init__(self) -> None:
        """Put the parser together."""
        self._markdown = Markdown(output_format="html")
        self._markdown.ESCAPED_CHARS.extend(_ESCAPABLE)
        self._notes = Notes(self._markdown.parser)
        self.writing = Writing({})
        self._blocks = self._block_parts()
        self._inlines = self._inline_parts()

    def convert(self, source: str, stored: Iterable[str], writing: Writing) -> str:
        """Return the HTML of prepared Markdown, not yet cleaned.

        `stored` are finished pieces; the source holds a placeholder (see `stand_in`) for each.
        """
        markdown = self._markdown.reset()
        self.writing = writing
        self._notes.reset()
        for piece in stored:
            markdown.htmlStash.store(piece)
        html: str = markdown.serializer(self._tree(source))
        if len(html) > _OUTPUT_LIMIT:
            raise TooMuchError("the body becomes too long a page")
        return self._restored(html.removeprefix("<div>").removesuffix("</div>"))

    def _tree(self, source: str) -> Element:
        markdown = self._markdown
        # Both take any list, though they are declared to hold a registry.
        parser: Any = markdown.parser
        inline: Any = markdown.treeprocessors["inline"]
        parser.blockprocessors = [p for signs, p in self._blocks if _has(source, signs)]
        inline.inlinePatterns = [p for signs, p in self._inlines if _has(source, signs)]
        root = parser.root = Element("div")
        parser.parseChunk(root, source)
        self._notes.place(root)
        inline.run(root)
        self._notes.finish(root)
        for name in self._notes.unused():
            self.writing.odd(f"nothing refers to the note {quoted(name)}", f"[^{name}]:")
        for name in self._notes.doubles:
            self.writing.odd(f"there are two notes {quoted(name)}", f"[^{name}]:")
        if "\\" in source:
            markdown.treeprocessors["unescape"].run(root)
        tidy(root, source)
        return root

    def _block_parts(self) -> list[tuple[tuple[str, ...], blocks.BlockProcessor]]:
        parser = self._markdown.parser
        return [
            ((), blocks.EmptyBlockProcessor(parser)),
            (("- ", "+ ", "* ", ". "), blocks.ListIndentProcessor(parser)),
            (("|",), Table(parser, {"use_align_attribute": True})),
            (("#",), Heading(parser)),
            (("\n-", "\n=", "\n>", "\n "), blocks.SetextHeaderProcessor(parser)),
            (("-", "_", "*"), blocks.HRProcessor(parser)),
            ((". ",), SaneOListProcessor(parser)),
            (("- ", "+ ", "* "), SaneUListProcessor(parser)),
            ((">",), blocks.BlockQuoteProcessor(parser)),
            (("<",), RawBlock(parser)),
            (("]:",), FootnoteBlockProcessor(cast("FootnoteExtension", self._notes))),
            (("]:",), blocks.ReferenceProcessor(parser)),
            ((), blocks.ParagraphProcessor(parser)),
        ]

    def _inline_parts(self) -> list[tuple[tuple[str, ...], inlines.InlineProcessor]]:
        markdown = self._markdown
        emphasis = inlines.DelimiterProcessor("*", "strong,em", markdown)
        emphasis.add("_", "strong,em", smart=True)
        return [
            (("`",), CodeSpan()),
            (("\\",), inlines.EscapeInlineProcessor(inlines.ESCAPE_RE, markdown)),
            (("[",), SquareBracket(self, markdown, self._notes)),
            (("![",), Picture(self, markdown)),
            (("<",), PlainLink(self)),
            (("  \n",), inlines.SubstituteTagInlineProcessor(inlines.LINE_BREAK_RE, "br")),
            (("<",), RawTag(self, markdown)),
            (("&",), inlines.HtmlInlineProcessor(inlines.ENTITY_RE, markdown)),
            (("{",), Braces()),
            (("*", "_"), emphasis),
        ]

    def _restored(self, html: str) -> str:
        pieces = self._markdown.htmlStash.rawHtmlBlocks

        def piece(found: re.Match[str]) -> str:
            html = str(pieces[int(found[1] or found[2])])
            return f"<p>{html}</p>" if found[1] and not html.startswith("<pre>") else html

        return _STORED.sub(piece, html) if pieces else html


def stand_in(number: int) -> str:
    """Return the placeholder of the stored piece with this number, counted from 0."""
    return f"\x02wzxhzdk:{number}\x03"


def _has(source: str, signs: tuple[str, ...]) -> bool:
    return not signs or any(sign in source for sign in signs)
