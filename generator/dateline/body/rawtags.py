"""Raw HTML in a body: each tag read, judged and written anew (pure).

Only what is named here passes: a tag with other attributes loses them, another tag is left out,
and either is told. What passes is written in one unmistakable form, so that no two parsers can
read it differently. nh3 cleans the finished page part again.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from html import escape, unescape

FLOW = frozenset(("blockquote", "details", "div", "figcaption", "figure", "p", "summary"))
"""Elements that stand on lines of their own."""

_WORDS = (
    "a abbr b bdi bdo cite code del dfn em i ins kbd mark q rp rt ruby s samp small span strong "
    "sub sup time u var"
)
PHRASING = frozenset(_WORDS.split())
"""Elements within a line of text."""

VOID = frozenset(("br", "hr", "img", "wbr"))
"""Elements without contents."""

TAGS = FLOW | PHRASING | VOID
"""Elements an author may write."""

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}")
"""The shape of a BCP 47 tag."""

_TAG = re.compile(
    r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:\s[^<>\"']*(?:\"[^\"]*\"[^<>\"']*|'[^']*'[^<>\"']*)*)?)/?>"
)
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?")
_DATE = re.compile(
    r"(?!0000)\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])"
    r"(?:[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d)?)?)?)?"
    r"|(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?"
)
_SHORT_MONTHS = {"02-30", "02-31", "04-31", "06-31", "09-31", "11-31"}
_NUMBER = re.compile(r"[1-9]\d{0,4}")


class Raw:
    """Writes raw tags anew; problems and addresses are the business of the two functions given."""

    def __init__(
        self,
        removed: Callable[[str, str], None],
        address: Callable[[str], str],
        picture: Callable[[str], str],
    ) -> None:
        """Take what to call with (what, where written), with a link's and a picture's address.

        Both addresses come back as they may be published, or empty when they are refused. The
        tags that passed are kept in `tags`.
        """
        self.tags: list[str] = []
        self._kept: defaultdict[str, list[bool]] = defaultdict(list)
        self._removed = removed
        self._addresses = {"href": address, "src": picture}

    def tag(self, raw: str) -> str:
        """Return a tag as it may be published, which may be nothing at all."""
        found = _TAG.fullmatch(raw)
        if not found:
            if not raw.startswith("<!--"):
                self._removed("a declaration or an unreadable tag", raw)
            return ""
        closing, name, rest = found[1], found[2].lower(), found[3]
        if name not in TAGS:
            if not closing or not self._kept[name]:
                self._removed(f"the element <{name}>", raw)
            self._kept[name].append(False)
            return ""
        written = self._closing(name) if closing else self._opening(name, rest, raw)
        self.tags.append(written)
        return written

    def _closing(self, name: str) -> str:
        """Return the end of an element, unless its beginning was left out."""
        kept = self._kept[name].pop() if self._kept[name] else True
        return f"</{name}>" if kept and name not in VOID else ""

    def _opening(self, name: str, rest: str, raw: str) -> str:
        kept = dict(self._attributes(name, rest, raw))
        missing = [needed for needed in _NEEDED.get(name, ()) if not kept.get(needed)]
        self._kept[name].append(not missing)
        if missing:
            self._removed(f"the element <{name}> without a right {missing[0]}", raw)
            return ""
        if name == "img":
            kept |= {"loading": "lazy", "decoding": "async"}
        written = "".join(f' {key}="{escape(kept[key])}"' for key in sorted(kept))
        return f"<{name}{written}>"

    def _attributes(self, name: str, rest: str, raw: str) -> Iterator[tuple[str, str]]:
        for found in _ATTRIBUTE.finditer(rest):
            key = found[1].lower()
            written = unescape(found[2] or found[3] or found[4] or "")
            value = self._value(name, key, written)
            if value is None:
                self._removed(f"the attribute {key} of <{name}>", raw)
            elif value or key == "open":
                yield key, value

    def _value(self, name: str, key: str, written: str) -> str | None:
        """Return what an attribute may say; nothing when it may not be there."""
        if key in ("href", "src") and (name, key) in (("a", "href"), ("img", "src")):
            return self._addresses[key](written)
        check = _CHECKS.get(key)
        names = _WHERE.get(key)
        if check is None or (names and name not in names):
            return None
        return written if check(written) else None


def _is_date(text: str) -> bool:
    return bool(_DATE.fullmatch(text)) and text[5:10] not in _SHORT_MONTHS and text.isascii()


def _is_direction(text: str) -> bool:
    return text in ("ltr", "rtl", "auto")


def _is_language(text: str) -> bool:
    return bool(LANGUAGE.fullmatch(text))


def _is_number(text: str) -> bool:
    return bool(_NUMBER.fullmatch(text)) and text.isascii()


def _is_any(text: str) -> bool:
    return True


_NEEDED = {"bdo": ("dir",), "img": ("src", "alt"), "time": ("datetime",)}
_CHECKS: dict[str, Callable[[str], bool]] = {
    "alt": _is_any,
    "datetime": _is_date,
    "dir": _is_direction,
    "height": _is_number,
    "lang": _is_language,
    "open": _is_any,
    "title": _is_any,
    "width": _is_number,
}
_WHERE = {
    "alt": ("img",),
    "datetime": ("time", "del", "ins"),
    "height": ("img",),
    "open": ("details",),
    "width": ("img",),
}
