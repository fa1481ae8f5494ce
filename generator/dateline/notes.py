"""Footnotes: numbered as they are first referred to, with links there and back (pure)."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections import Counter

from markdown.blockparser import BlockParser


class Notes:
    """The footnotes of one body."""

    def __init__(self, parser: BlockParser) -> None:
        """Take the parser of blocks, for the words of the notes."""
        self.parser = parser
        self.reset()

    def reset(self) -> None:
        """Forget the notes of the body before."""
        self._words: dict[str, str] = {}
        self._times: Counter[str] = Counter()
        self._items: dict[str, etree.Element] = {}

    def setFootnote(self, name: str, words: str) -> None:  # noqa: N802 - the parser's name
        """Keep a definition; of two with one name the first counts."""
        self._words.setdefault(name, words)

    def refer(self, name: str) -> etree.Element | None:
        """Return a reference to a note, or nothing when there is no such note."""
        if name not in self._words:
            return None
        self._times[name] += 1
        number = list(self._times).index(name) + 1
        place = _place(number, self._times[name])
        sup = etree.Element("sup", {"class": "note"})
        values = {"href": f"#fn-{number}", "id": place, "role": "doc-noteref"}
        etree.SubElement(sup, "a", values).text = str(number)
        return sup

    def place(self, root: etree.Element) -> None:
        """Put the list of notes at the end, its marks not yet read."""
        if not self._words:
            return
        listed = etree.SubElement(root, "ol", {"class": "notes"})
        waiting = list(self._words)
        for name in waiting:
            item = self._items[name] = etree.SubElement(listed, "li")
            # A list item as parent would make the parser take the words for those of a tight list.
            holder = etree.Element("div")
            self.parser.parseChunk(holder, self._words[name])
            item.extend(list(holder))
            waiting.extend(n for n in self._words if n not in self._items and n not in waiting)

    def finish(self, root: etree.Element) -> None:
        """Order the notes as they were referred to, and lead from each back to the text."""
        if not self._words:
            return
        listed = root[-1]
        unused = [name for name in self._items if name not in self._times]
        listed[:] = [self._items[name] for name in (*self._times, *unused)]
        for number, name in enumerate(self._times, start=1):
            item = self._items[name]
            item.set("id", f"fn-{number}")
            last = item[-1] if len(item) and item[-1].tag == "p" else etree.SubElement(item, "p")
            for time in range(1, self._times[name] + 1):
                _lead_back(last, number, time, self._times[name])


def _place(number: int, time: int) -> str:
    return f"fnref-{number}" if time == 1 else f"fnref-{number}-{time}"


def _lead_back(paragraph: etree.Element, number: int, time: int, times: int) -> None:
    if len(paragraph):
        paragraph[-1].tail = f"{paragraph[-1].tail or ''} "
    else:
        paragraph.text = f"{paragraph.text or ''} "
    values = {"class": "note-back", "href": f"#{_place(number, time)}", "role": "doc-backlink"}
    link = etree.SubElement(paragraph, "a", values)
    arrow = etree.SubElement(link, "span", {"aria-hidden": "true"})
    arrow.text = "↩\ufe0e"
    arrow.tail = f" {number}" if times == 1 else f" {number}-{time}"
