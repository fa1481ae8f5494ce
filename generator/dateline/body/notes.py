"""Footnotes: numbered as they are first referred to, with links there and back (pure)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from markdown.blockparser import BlockParser


class Notes:
    """The footnotes of one body."""

    def __init__(self, parser: BlockParser) -> None:
        """Take the parser of blocks, for the words of the notes."""
        self.parser = parser
        self.reset()

    def reset(self) -> None:
        """Forget the notes of the body before."""
        self.doubles: list[str] = []
        self._words: dict[str, str] = {}
        self._times: Counter[str] = Counter()
        self._numbers: dict[str, int] = {}
        self._items: dict[str, Element] = {}

    def setFootnote(self, name: str, words: str) -> None:  # noqa: N802 - the parser's name
        """Keep a definition; of two with one name the first counts."""
        if name in self._words:
            self.doubles.append(name)
        self._words.setdefault(name, words)

    def refer(self, name: str) -> Element | None:
        """Return a reference to a note, or nothing when there is no such note."""
        if name not in self._words:
            return None
        self._times[name] += 1
        number = self._numbers.setdefault(name, len(self._numbers) + 1)
        place = _place(number, self._times[name])
        sup = Element("sup", {"class": "note"})
        values = {"href": f"#fn-{number}", "id": place, "role": "doc-noteref"}
        SubElement(sup, "a", values).text = str(number)
        return sup

    def place(self, root: Element) -> None:
        """Put the list of notes at the end, its marks not yet read."""
        if not self._words:
            return
        listed = SubElement(root, "ol", {"class": "footnotes"})
        for name, words in self._all_words():
            item = self._items[name] = SubElement(listed, "li")
            # A list item as parent would make the parser take the words for those of a tight list.
            holder = Element("div")
            self.parser.parseChunk(holder, words)
            item.extend(list(holder))

    def _all_words(self) -> Iterator[tuple[str, str]]:
        """Yield each note, and those which are defined within notes while these are read."""
        done = 0
        while done < len(self._words):
            for name in list(self._words)[done:]:
                done += 1
                yield name, self._words[name]

    def unused(self) -> list[str]:
        """Return the names of notes which nothing refers to."""
        return [name for name in self._words if name not in self._times]

    def finish(self, root: Element) -> None:
        """Order the notes as they were referred to, and lead from each back to the text."""
        if not self._words:
            return
        listed = root[-1]
        listed[:] = [self._items[name] for name in self._times]
        for number, name in enumerate(self._times, start=1):
            item = self._items[name]
            item.set("id", f"fn-{number}")
            last = item[-1] if len(item) and item[-1].tag == "p" else SubElement(item, "p")
            for time in range(1, self._times[name] + 1):
                _lead_back(last, number, time, self._times[name])


def _place(number: int, time: int) -> str:
    return f"fnref-{number}" if time == 1 else f"fnref-{number}-{time}"


def _lead_back(paragraph: Element, number: int, time: int, times: int) -> None:
    if len(paragraph):
        paragraph[-1].tail = f"{paragraph[-1].tail or ''} "
    else:
        paragraph.text = f"{paragraph.text or ''} "
    values = {"class": "note-back", "href": f"#{_place(number, time)}", "role": "doc-backlink"}
    link = SubElement(paragraph, "a", values)
    arrow = SubElement(link, "span", {"aria-hidden": "true"})
    arrow.text = "↩\ufe0e"
    arrow.tail = f" {number}" if times == 1 else f" {number}-{time}"
