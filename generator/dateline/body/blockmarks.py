"""Blocks of our dialect that differ from the parser's own: headings, tables, raw HTML (pure)."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import BlockProcessor, HashHeaderProcessor
from markdown.extensions.tables import TableProcessor

from dateline.body.bounds import TooMuchError
from dateline.body.rawtags import FLOW

_MOST_COLUMNS = 40
_MOST_CELLS = 20_000
_CLOSING_HASHES = re.compile(r"(?:^|[ ])#+$")


class Heading(HashHeaderProcessor):
    """A heading needs a space after its signs: a line that begins with ``#word`` is prose."""

    RE = re.compile(r"(?:^|\n)(?P<level>#{1,6})(?=[ \n]|\Z)(?P<header>[^\n]*)(?:\n|\Z)")

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Make the heading, without the signs that may end its line."""
        level = self.RE.search(blocks[0])
        super().run(parent, blocks)
        heading = parent[-1]
        if level and heading.text:
            heading.text = _CLOSING_HASHES.sub("", heading.text).rstrip()


class Table(TableProcessor):
    """A table that can be scrolled with the keyboard and has no style of its own."""

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Make the table, unless its cells would grow out of all proportion to its text."""
        columns = len(self.separator)
        if columns > _MOST_COLUMNS or columns * blocks[0].count("\n") > _MOST_CELLS:
            raise TooMuchError(
                f"a table has {columns:,} columns and {blocks[0].count(chr(10)):,} rows; "
                f"{_MOST_COLUMNS} columns and {_MOST_CELLS:,} cells are allowed"
            )
        super().run(parent, blocks)
        table = parent[-1]
        for cell in table.iter():
            align = cell.attrib.pop("align", "")
            if align:
                cell.set("class", f"align-{align}")
        box = Element("div", {"class": "table", "tabindex": "0"})
        box.append(table)
        parent[-1] = box


class RawBlock(BlockProcessor):
    """A block that begins with a raw tag which cannot stand in a paragraph.

    Marks inside it are read as usual. The element `raw` is taken off again in `markup`.
    """

    _START = re.compile(rf" {{0,3}}</?(?:{'|'.join(sorted(FLOW))}|hr)(?=[\s/>])", re.IGNORECASE)

    def test(self, parent: Element, block: str) -> bool:
        """Say whether the block begins with such a tag."""
        return bool(self._START.match(block))

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Make the block."""
        SubElement(parent, "raw").text = blocks.pop(0)
