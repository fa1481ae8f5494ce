"""What a preview adds to pages, and the pages of its own (pure).

Published files are never touched: a page gets the script that renews it while it is sent.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

import msgspec

from dateline.diagnostics import ERROR

OWN = ".dateline/"
"""Where the preview's own files stand below the site's root: no page can have such an address."""

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "img-src data:; base-uri 'none'; form-action 'none'"
)
"""The Content-Security-Policy of the preview's own pages."""

_HEAD_END = re.compile(rb"</head\s*>", re.IGNORECASE)


class Problem(msgspec.Struct, frozen=True):
    """Something that stops a build, ready to be shown; all of it on one line each."""

    message: str
    place: str = ""
    """``path:line:column``, as far as it is known."""
    code: str = ""
    hint: str = ""
    severity: str = ERROR
    excerpt: tuple[str, ...] = ()
    """The line of the file, and a mark below it."""


class Stamp(msgspec.Struct, frozen=True):
    """Tells a page in the browser what it shows."""

    name: str
    """``version`` for a page of the site, ``mark`` for one of the preview's own."""
    value: str


def way(path: str, prefix: str) -> str:
    """Return the relative way from the page at a request's path to the preview's own files."""
    if path.startswith(prefix):
        return "../" * path[len(prefix) :].count("/") + OWN
    return "../" * (path.count("/") - 1) + prefix[1:] + OWN


def with_script(page: bytes, own: str, stamp: Stamp) -> bytes:
    """Return an HTML page with the script that renews it; `own` leads to the preview's files."""
    script = _script(own, stamp).encode()
    end = _HEAD_END.search(page)
    if end is None:
        return page + script
    return page[: end.start()] + script + page[end.start() :]


def _script(own: str, stamp: Stamp) -> str:
    return (
        f'<script src="{escape(own)}preview.js" data-{stamp.name}="{escape(stamp.value)}" '
        "defer></script>\n"
    )


def waiting_page(own: str, stamp: Stamp) -> bytes:
    """Return the page that is shown until the site is built for the first time."""
    return _page("Building the site", "<p>It is shown here as soon as it is built.</p>", own, stamp)


def problem_page(title: str, problems: Sequence[Problem], own: str, stamp: Stamp) -> bytes:
    """Return the page that is shown as long as there is no site to show."""
    told = "<p>There is no site to show yet. It appears here once this is mended.</p>\n"
    return _page(title, told + problem_list(problems), own, stamp)


def _page(title: str, content: str, own: str, stamp: Stamp) -> bytes:
    page = (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f'<title>{escape(title)}</title>\n<link rel="icon" href="data:,">\n'
        f'<link rel="stylesheet" href="{escape(own)}preview.css">\n{_script(own, stamp)}'
        f'</head>\n<body class="whole">\n<main class="problems">\n<h1>{escape(title)}</h1>\n'
        f"{content}\n</main>\n</body>\n</html>\n"
    )
    return page.encode("utf-8", "replace")


def problem_panel(title: str, problems: Sequence[Problem]) -> str:
    """Return the HTML that is laid over a page while the site cannot be built."""
    return (
        '<section class="problems" lang="en" dir="ltr" role="alert" aria-labelledby="title">\n'
        f'<div class="bar"><h2 id="title">{escape(title)}</h2>'
        '<button type="button">Hide</button></div>\n'
        "<p>The page is shown as it was before. It is renewed once this is mended.</p>\n"
        f"{problem_list(problems)}\n</section>"
    )


def problem_list(problems: Sequence[Problem]) -> str:
    """Return problems as an HTML list: file, line and column, message, hint, the line itself."""
    return "<ol>\n" + "\n".join(_item(problem) for problem in problems) + "\n</ol>"


def _item(problem: Problem) -> str:
    kind = escape(" ".join(part for part in (problem.severity, problem.code) if part))
    place = f'<code class="place">{escape(problem.place)}</code> ' if problem.place else ""
    hint = f'\n<p class="hint">{escape(problem.hint)}</p>' if problem.hint else ""
    lines = escape("\n".join(problem.excerpt))
    excerpt = f"\n<pre>{lines}</pre>" if lines else ""
    return (
        f'<li class="{escape(problem.severity)}">\n'
        f'<p class="head">{place}<span class="kind">{kind}</span></p>\n'
        f'<p class="message">{escape(problem.message)}</p>{hint}{excerpt}\n</li>'
    )
