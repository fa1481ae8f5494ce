"""Lists as people indent them, made the way the parser reads them (pure).

The parser wants four spaces for each level, and a blank line before a list. Most editors write
two or three spaces, and begin a list right below a line of words; both are plainly meant.
"""

from __future__ import annotations

import re

_INDENTED = re.compile(r"\n(?: +[^ \n]|[ >]*>  )")
_BELOW_A_LINE = re.compile(r"(?<!\n)\n[ >]*(?:[*+-]|1\.) ")
_ITEM_LINE = re.compile(r"[ >]*(?:[*+-]|\d{1,9}\.) ")
_QUOTED = re.compile(r"(?:[ ]{0,3}>[ ]?)*")
_ITEM = re.compile(r"(?:([*+-])|(\d{1,9})\.)[ ]|\[\^[^\[\]]{1,100}\]:")
_STEP = 2
"""Spaces by which a line must be indented to belong to the item above it."""


def even_lists(text: str) -> str:
    """Return the text with four spaces for each level of its lists, and lists set apart."""
    if not _INDENTED.search(f"\n{text}") and not _below_words(text):
        return text
    evening = _Evening()
    for line in text.split("\n"):
        evening.take(line)
    return "\n".join(evening.lines)


def _below_words(text: str) -> bool:
    """Say whether a list begins right below a line that is no item of it."""
    for found in _BELOW_A_LINE.finditer(text):
        above = text.rfind("\n", 0, found.start()) + 1
        if not _ITEM_LINE.match(text, above, found.start()):
            return True
    return False


class _Evening:
    """Goes through the lines of a body and knows which items are open."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._items: list[int] = []
        self._quote = ""
        self._words_above = False

    def take(self, line: str) -> None:
        """Add one line."""
        found = _QUOTED.match(line)
        quote = found[0] if found else ""
        rest = line[len(quote) :]
        words = rest.lstrip(" ")
        if quote.count(">") != self._quote.count(">"):
            self._items, self._words_above, self._quote = [], False, quote
        if not words:
            self._words_above = False
            self.lines.append(line)
            return
        self._add(quote, len(rest) - len(words), words)

    def _add(self, quote: str, indent: int, words: str) -> None:
        item = _ITEM.match(words)
        level = sum(start + _STEP <= indent for start in self._items)
        if item:
            self._set_apart(quote, item)
        if item or not self._words_above:
            del self._items[level:]
        if item:
            self._items.append(indent)
        self._words_above = not words.startswith("#")
        self.lines.append(f"{quote}{'    ' * level}{words}")

    def _set_apart(self, quote: str, item: re.Match[str]) -> None:
        """Put a blank line before the first item of a list that follows words."""
        begins = item[1] or item[2] == "1"
        if begins and self._words_above and not self._items:
            self.lines.append(quote.rstrip())
