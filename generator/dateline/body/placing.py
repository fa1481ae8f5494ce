"""Body HTML put into place: its links made those of the page it stands on (pure).

`markup` leaves three kinds of address that only the whole site can resolve: ``entry:ID``,
``media:PATH`` and addresses from the site's root, such as ``/about/``. They are replaced inside
tags only; words that look like them, in code for instance, stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape

_ENTRY = re.compile(r'<a class="entry-link" href="entry:([a-z0-9-]+)">(.*?)</a>', re.DOTALL)
_ADDRESS = re.compile(r'(<(?:a|img)\b[^<>]*? (?:href|src)=")(media:|/)([^"]*)(?=")')


def placed(
    html: str,
    *,
    entry: Callable[[str], tuple[str, str] | None],
    media: Callable[[str], str],
    site: Callable[[str], str],
) -> str:
    """Return body HTML with its addresses resolved.

    `entry` gives address and title of an entry, or nothing when it is not published: then the
    link's words are left. `media` gives the address of a file, `site` that of a path from the
    root such as ``/about/``.
    """

    def entry_link(found: re.Match[str]) -> str:
        target = entry(found[1])
        if target is None:
            return found[2]
        address, title = target
        words = found[2] or escape(title, quote=False)
        return f'<a class="entry-link" href="{escape(address)}">{words}</a>'

    def address(found: re.Match[str]) -> str:
        path = unescape(found[3])
        resolved = media(path) if found[2] == "media:" else site(f"/{path}")
        return f"{found[1]}{escape(resolved)}"

    if "entry:" in html:
        html = _ENTRY.sub(entry_link, html)
    return _ADDRESS.sub(address, html) if "media:" in html or '="/' in html else html
