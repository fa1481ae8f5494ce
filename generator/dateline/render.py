"""render (pure): a page's view and the theme become bytes.

A template gets `site`, `view` and three functions: ``t(key, **values)`` for interface text,
``tn(key, count, **values)`` for text that depends on a number, and ``number(value)``. It gets
nothing else, so a page is a function of the theme, the site and the view.
"""

from __future__ import annotations

import functools
import traceback
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from dateline.diagnostics import Diagnostic, Span
from dateline.exports.feed import FeedView
from dateline.theme import FALLBACK_LANGUAGE, Theme
from dateline.views import (
    EntryView,
    HomeView,
    IndexView,
    ListView,
    NotFoundView,
    PageView,
    RedirectView,
    Site,
    SourcesView,
    SourceView,
    View,
)

if TYPE_CHECKING:
    from babel import Locale
    from jinja2 import Environment

KINDS: Mapping[str, tuple[str, type[View]]] = {
    "home": ("home.html", HomeView),
    "entry": ("entry.html", EntryView),
    "year": ("list.html", ListView),
    "month": ("list.html", ListView),
    "tag": ("list.html", ListView),
    "actor": ("list.html", ListView),
    "place": ("list.html", ListView),
    "tags": ("index.html", IndexView),
    "actors": ("index.html", IndexView),
    "places": ("index.html", IndexView),
    "sources": ("sources.html", SourcesView),
    "publisher": ("sources.html", SourcesView),
    "source": ("source.html", SourceView),
    "page": ("page.html", PageView),
    "redirect": ("redirect.html", RedirectView),
    "404": ("404.html", NotFoundView),
}
"""For each kind of page its template and the type of its view."""

_THEMES = "themes/"
"""Where templates lie, as it is shown to people."""


class MissingTextError(Exception):
    """A template asks for a text that no catalogue has."""


class RenderError(Exception):
    """A template failed; `diagnostic` says where and why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        # The one argument is what an exception is made again from when it leaves a worker process.
        super().__init__(diagnostic)
        self.diagnostic = diagnostic

    def __str__(self) -> str:
        return self.diagnostic.message


class Renderer:
    """The theme made ready for one site: templates compiled once, texts looked up once."""

    def __init__(self, theme: Theme, site: Site) -> None:
        self._theme = theme
        self._environment = _environment(theme, site)
        self._templates: dict[str, Any] = {}

    def page(self, view: View) -> bytes:
        """Render one page.

        Raises `RenderError` with the template's name and line when the template fails.
        """
        name = KINDS[view.kind][0]
        try:
            template = self._templates.get(name)
            if template is None:
                template = self._templates[name] = self._environment.get_template(name)
            text: str = template.render(view=view)
        except Exception as error:  # What a template calls may raise anything.
            span = _place(error, _path_of(self._theme, name))
            message = f"the template failed on the page /{view.address}: {_reason(error)}"
            code = "DL615" if isinstance(error, MissingTextError) else "DL613"
            raise RenderError(Diagnostic(code, message, span)) from error
        return text.encode("utf-8")


def feed(view: FeedView) -> bytes:
    """Write one feed in the format its address names."""
    from dateline.exports.atom import atom
    from dateline.exports.jsonfeed import json_feed

    write = atom if view.address.endswith(".atom") else json_feed
    return write(view.info, view.items)


def _environment(theme: Theme, site: Site) -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        loader=FunctionLoader(functools.partial(_load, theme)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
    )
    texts = _texts(theme, site.language)
    environment.globals.clear()
    environment.globals.update(
        site=site,
        t=_translator(texts),
        tn=_plural_translator(texts, site.language),
        number=_number_formatter(site.language),
    )
    return environment


def _texts(theme: Theme, language: str) -> dict[str, str]:
    """Interface text: the language's own, else its base language's, else English."""
    wanted = (FALLBACK_LANGUAGE, language.split("-")[0], language)
    texts: dict[str, str] = {}
    for name in wanted:
        texts |= theme.catalogues.get(name, {})
    return texts


def _translator(texts: Mapping[str, str]) -> Callable[..., str]:
    def t(key: str, /, **values: object) -> str:
        text = texts.get(key)
        if text is None:
            raise MissingTextError(f'the catalogue has no text "{key}"')
        return text.format(**values) if values else text

    return t


def _plural_translator(texts: Mapping[str, str], language: str) -> Callable[..., str]:
    number = _number_formatter(language)
    form = _plural_form(language)

    def tn(key: str, count: int, /, **values: object) -> str:
        text = texts.get(f"{key}.{form(count)}") or texts.get(f"{key}.other")
        if text is None:
            raise MissingTextError(f'the catalogue has no text "{key}.other"')
        return text.format(n=number(count), **values)

    return tn


def _plural_form(language: str) -> Callable[[int], str]:
    @functools.cache
    def form(count: int) -> str:
        return str(_locale(language).plural_form(count))

    return form


def _number_formatter(language: str) -> Callable[[int], str]:
    @functools.cache
    def number(value: int) -> str:
        from babel.numbers import format_decimal

        return str(format_decimal(value, locale=_locale(language)))

    return number


@functools.cache
def _locale(language: str) -> Locale:
    from babel import Locale

    from dateline.phrasing.periods import locale_of

    return Locale.parse(locale_of(language))


def _load(theme: Theme, name: str) -> tuple[str, str, Callable[[], bool]] | None:
    """Return a template and its path, by which tracebacks name it."""
    text = theme.templates.get(name)
    return None if text is None else (text, _path_of(theme, name), lambda: True)


def _path_of(theme: Theme, name: str) -> str:
    """Return where a template lies: in the nearest theme that has it, or in the one it names."""
    owner, _, path = name.partition("/")
    if owner in theme.chain:
        return f"{_THEMES}{owner}/templates/{path}"
    owners = (one for one in theme.chain if f"{one}/{name}" in theme.templates)
    return f"{_THEMES}{next(owners, theme.name)}/templates/{name}"


def _reason(error: Exception) -> str:
    """Say why a template failed, where an exception's own words are too few."""
    from jinja2 import TemplateNotFound, TemplatesNotFound

    if isinstance(error, TemplatesNotFound):
        return "there is no template " + " or ".join(f'"{name}"' for name in error.templates)
    if isinstance(error, TemplateNotFound):
        return f'there is no template "{error.name}"'
    return str(error)


def _place(error: Exception, path: str) -> Span:
    """Return the template's line: that of a syntax error, else the deepest one that was running."""
    from jinja2 import TemplateSyntaxError

    if isinstance(error, TemplateSyntaxError):
        return Span(error.filename or path, error.lineno)
    frames = [(f.f_code.co_filename, n) for f, n in traceback.walk_tb(error.__traceback__)]
    running = [Span(file, line) for file, line in frames if file.startswith(_THEMES)]
    return running[-1] if running else Span(path)


def decode_view(kind: str, data: bytes) -> View:
    """Read a view back from MessagePack, as it is handed to worker processes."""
    return msgspec.msgpack.decode(data, type=KINDS[kind][1])
