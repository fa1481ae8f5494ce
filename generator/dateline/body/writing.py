"""What is made of one body: its links, pictures, citations and notes, and the problems met (pure).

A `Writing` is made for each body, so that nothing of one body can show in another.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from html import unescape
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from dateline.body.addressing import link_target, picture_source
from dateline.body.citations import cited_ids
from dateline.body.rawtags import Raw
from dateline.diagnostics import ERROR, WARNING
from dateline.text import quoted

_LINK_HINT = (
    "write a full address with https://, a page of this site such as /about/, a file such as "
    "media/report.pdf, or an entry such as [[entry-id]]"
)
_PICTURE_HINT = "put the file into content/media and write ![what it shows](media/name.jpg)"
_ESCAPED = re.compile("\x02(\\d{1,7})\x03")


class Problem(NamedTuple):
    """Something wrong in a body, and the words by which its place is found."""

    code: str
    message: str
    hint: str
    written: str
    severity: str


class Writing:
    """Makes the elements of one body and gathers its problems."""

    def __init__(self, numbers: Mapping[str, int], *, raw_allowed: bool = True) -> None:
        """Take the number of each source, and whether raw HTML may pass."""
        self.problems: list[Problem] = []
        self.shown: set[str] = set()
        self.raw = Raw(self._removed, self._address, self._picture)
        self._raw_allowed = raw_allowed
        self._numbers = numbers
        self._times: Counter[int] = Counter()

    def link(self, written: str, title: str | None, text: str) -> Element:
        """Return a link, or its words alone when its address is refused."""
        address = self._address(plain(written))
        link = Element("a" if address else "span")
        if address:
            link.set("href", attribute(address))
            if title:
                link.set("title", title)
        link.text = text
        return link

    def picture(self, written: str, title: str | None, alt: str) -> Element:
        """Return a picture, or its alternative text when it cannot be shown."""
        source = self._picture(plain(written))
        if not alt.strip():
            message = f"the picture {quoted(plain(written))} has no alternative text"
            hint = "say between the square brackets what it shows"
            self.problems.append(Problem("DL408", message, hint, written, ERROR))
        if not source:
            words = Element("span")
            words.text = alt
            return words
        values = {"alt": alt, "decoding": "async", "loading": "lazy", "src": attribute(source)}
        if title:
            values["title"] = title
        return Element("img", values)

    def citation(self, mark: str) -> Element | None:
        """Return the numbers for a citation, or nothing when one of its sources has none."""
        ids = cited_ids(mark)
        if not all(name in self._numbers for name in ids):
            return None
        sup = Element("sup", {"class": "cite"})
        for name in ids:
            number = self._numbers[name]
            self._times[number] += 1
            place = f"cite-{number}-{self._times[number]}"
            values = {"href": f"#source-{number}", "id": place, "role": "doc-noteref"}
            SubElement(sup, "a", values).text = f"[{number}]"
        self.shown.update(ids)
        return sup

    def entry(self, name: str, words: str) -> Element:
        """Return a link to an entry; without words it is filled with the entry's title later."""
        link = Element("a", {"class": "entry-link", "href": f"entry:{name}"})
        link.text = words
        self.shown.add(name)
        return link

    def tag(self, written: str) -> str:
        """Return a raw tag as it may stand in the page, which may be nothing."""
        return self.raw.tag(written) if self._raw_allowed else ""

    def odd(self, message: str, written: str) -> None:
        """Note a mark that leads nowhere."""
        hint = "to show the mark itself, write \\ before its bracket"
        self.problems.append(Problem("DL404", message, hint, written, ERROR))

    def _address(self, written: str) -> str:
        target, fault = link_target(unescape(written).strip())
        if fault:
            message = f"the address {quoted(unescape(written))} {fault}"
            self.problems.append(Problem("DL405", message, _LINK_HINT, written, ERROR))
        return target

    def _picture(self, written: str) -> str:
        source, fault = picture_source(unescape(written).strip())
        if fault:
            message = f"the picture {quoted(unescape(written))} {fault}"
            self.problems.append(Problem("DL407", message, _PICTURE_HINT, written, ERROR))
        return source

    def _removed(self, what: str, written: str) -> None:
        message = f"{what} is not allowed in a body and was left out"
        hint = "write it in Markdown, or put it into a code block to show it"
        self.problems.append(Problem("DL403", message, hint, written, WARNING))


def plain(text: str) -> str:
    """Return text with the marks of backslash escapes made letters again."""
    return _ESCAPED.sub(lambda mark: chr(int(mark[1])), text) if "\x02" in text else text


def attribute(value: str) -> str:
    """Return a value for an attribute in which nothing is taken for an entity again."""
    return value.replace("&", "&amp;")
