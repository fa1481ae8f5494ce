"""The last look at a body's HTML: nh3 cleans it, whatever went before (pure).

Nothing reaches a page but the elements, attributes, classes and kinds of address named here.
"""

from __future__ import annotations

import functools
import re
from html import unescape
from typing import TYPE_CHECKING

from dateline.body.rawtags import PHRASING, TAGS
from dateline.text import forbidden

if TYPE_CHECKING:
    from nh3 import Cleaner

_BY_MARKDOWN = "h1 h2 h3 h4 h5 h6 ul ol li pre table thead tbody tr th td"
_ATTRIBUTES = {
    "*": {"dir", "lang", "title"},
    "a": {"href", "id", "role"},
    "del": {"datetime"},
    "details": {"open"},
    "div": {"aria-labelledby", "role", "tabindex"},
    "img": {"alt", "decoding", "height", "loading", "src", "width"},
    "ins": {"datetime"},
    "li": {"id"},
    "ol": {"start"},
    "span": {"aria-hidden"},
    "th": {"scope"},
    "tr": {"id"},
    "time": {"datetime"},
}
_CLASSES = {
    "a": {"entry-link", "note-back"},
    "div": {"table"},
    "ol": {"footnotes"},
    "sup": {"cite", "note"},
    "td": {"align-center", "align-left", "align-right"},
    "th": {"align-center", "align-left", "align-right"},
}
_NUMBERS = re.compile(
    r'\s*<sup class="(?:cite|note)">.*?</sup>|\s*<a class="note-back"[^<>]*>.*?</a>', re.DOTALL
)
_WITHIN_A_LINE = re.compile(rf"</?(?:{'|'.join(sorted(PHRASING))}|wbr)(?=[ >])[^<>]*>")
_ANY_TAG = re.compile(r"<[^<>]*>")


@functools.cache
def _cleaner() -> Cleaner:
    import nh3

    return nh3.Cleaner(
        tags=set(TAGS) | set(_BY_MARKDOWN.split()),
        attributes=_ATTRIBUTES,
        allowed_classes=_CLASSES,
        url_schemes={"http", "https", "mailto", "entry", "media"},
        link_rel=None,
    )


def clean(html: str) -> str:
    """Return HTML with nothing in it that could run, ask another host or break the page."""
    cleaned = _cleaner().clean(html)
    if cleaned.replace("\n", "").isprintable():
        return cleaned
    while odd := forbidden(cleaned):
        cleaned = cleaned.replace(odd[0], "")
    return cleaned


def words(html: str) -> str:
    """Return the plain words of cleaned HTML, without the numbers of sources and notes."""
    if "<sup" in html:
        html = _NUMBERS.sub("", html)
    plain = _ANY_TAG.sub(" ", _WITHIN_A_LINE.sub("", html))
    return " ".join(unescape(plain).split())
