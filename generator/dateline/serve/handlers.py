"""Answers to requests (effect): the site's files, the preview's own, and the socket."""

from __future__ import annotations

import json
from collections.abc import Callable
from http import HTTPStatus
from importlib.resources import files
from typing import Any

from livereload.handlers import LiveReloadHandler
from tornado.web import Application, RequestHandler

from dateline.serve.files import File, find, is_folder, read, type_of
from dateline.serve.hosts import Doors, is_known, is_own
from dateline.serve.pages import OWN, POLICY, way, with_script
from dateline.serve.preview import Preview

_PLAIN = "text/plain; charset=utf-8"


class _Guarded(RequestHandler):
    """Refuses what a page from elsewhere asks for; answers are kept nowhere."""

    preview: Preview
    doors: Doors

    def initialize(self, preview: Preview, doors: Doors) -> None:
        self.preview = preview
        self.doors = doors

    def set_default_headers(self) -> None:
        self.clear_header("Server")
        self.set_header("Cache-Control", "no-store")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")
        self.set_header("X-Content-Type-Options", "nosniff")

    def prepare(self) -> None:
        header = self.request.headers.get("Host", "")
        origin = self.request.headers.get("Origin")
        if not is_known(header, self.doors):
            self._say(403, "This preview answers under its own name only: see --host")
        elif origin is not None and not is_own(origin, header):
            self._say(403, "This preview answers only its own pages")

    def compute_etag(self) -> None:
        """Make no tag: every answer is sent whole."""

    def write_error(self, status_code: int, **_: Any) -> None:
        self._say(status_code, HTTPStatus(status_code).phrase)

    def log_exception(self, *error: Any) -> None:
        """Say a fault on one line; a reader who goes away is none."""
        if isinstance(error[1], Exception) and not hasattr(error[1], "status_code"):
            self.settings["noted"](f"{self.request.path}: {error[0].__name__}: {error[1]}")

    def _say(self, status: int, text: str) -> None:
        self._send(status, File(f"{text}.\n".encode(), _PLAIN))

    def _send(self, status: int, file: File) -> None:
        self.set_status(status)
        self.set_header("Content-Type", file.type)
        self.finish(file.data)


class _Site(_Guarded):
    """The published files, with the script that renews them in every page."""

    def get(self) -> None:
        path, prefix = self.request.path, self.preview.prefix
        if not self.preview.has_site:
            self._stand_in(path)
        elif path == prefix[:-1] and path:
            self._forward()
        elif not path.startswith(prefix):
            self._missing(path)
        else:
            self._from_folder(path, path[len(prefix) :])

    head = get

    def _from_folder(self, path: str, inner: str) -> None:
        folder = self.preview.folder
        found = find(folder, inner)
        if found is not None:
            self._send(200, self._renewing(found, path))
        elif inner and is_folder(folder, inner):
            self._forward()
        else:
            self._missing(path)

    def _forward(self) -> None:
        """Send the browser to the same address with a slash, from which relative links count."""
        query = f"?{self.request.query}" if self.request.query else ""
        self.redirect(f"{self.request.path}/{query}")

    def _missing(self, path: str) -> None:
        if not self.preview.folder.is_dir():
            # Somebody tidied up while the preview runs: it is made again.
            self.settings["wanted"]()
        page = read(self.preview.folder, "404.html")
        if page is None:
            self._say(404, "There is nothing at this address")
        else:
            self._send(404, self._renewing(page, path))

    def _stand_in(self, path: str) -> None:
        """Answer with the preview's own page: the site is being built, or cannot be."""
        self.set_header("Content-Security-Policy", POLICY)
        self.set_header("Retry-After", "1")
        self._send(503, File(self.preview.own_page(path), type_of("page.html")))

    def _renewing(self, file: File, path: str) -> File:
        if not file.type.startswith("text/html"):
            return file
        own = way(path, self.preview.prefix)
        return File(with_script(file.data, own, self.preview.stamp()), file.type)


class _Own(_Guarded):
    """The script and the style sheet of the preview."""

    def get(self, name: str) -> None:
        data = files("dateline.serve").joinpath("client", name).read_bytes()
        self._send(200, File(data, type_of(name)))

    head = get


class _State(_Guarded):
    """The state of the preview, for pages that have no socket."""

    def get(self) -> None:
        data = json.dumps(self.preview.state()).encode()
        self._send(200, File(data, type_of("state.json")))

    head = get


class _NoFile:
    """Stands for the watcher that the socket's base asks which file changed: any of them."""

    filepath = ""


class Socket(_Guarded, LiveReloadHandler):  # type: ignore[misc]  # livereload has no types
    """The connection to one page, in the protocol of LiveReload with one message more."""

    watcher = _NoFile()

    def check_origin(self, origin: str) -> bool:
        """Let in pages of the preview alone."""
        return is_own(origin, self.request.headers.get("Host", ""))

    def on_message(self, message: str | bytes) -> None:
        """Greet a page; one that says what it shows is told the state at once, so it misses none.

        Whoever speaks another language is disconnected.
        """
        try:
            heard = json.loads(message)
        except ValueError:
            heard = None
        if not isinstance(heard, dict) or not isinstance(heard.get("command"), str):
            self.close(1003, "not understood")
            return
        super().on_message(message)
        if heard["command"] == "info":
            self.send_message(self.preview.state())


def renew_pages() -> None:
    """Have all pages that are connected loaded again."""
    Socket.reload_waiters()


def turn_pages(preview: Preview) -> None:
    """Tell all pages that are connected the state."""
    for page in sorted(Socket.waiters, key=id):
        page.send_message(preview.state())


def close_pages() -> None:
    """Let go all pages that are connected."""
    for page in sorted(Socket.waiters, key=id):
        page.close()


def application(
    preview: Preview, doors: Doors, wanted: Callable[[], None], noted: Callable[[str], None]
) -> Application:
    """Return everything that answers.

    `wanted` asks for a build, `noted` takes a sentence on a fault of ours.
    """
    own = preview.prefix.replace(".", r"\.") + OWN.replace(".", r"\.")
    given = {"preview": preview, "doors": doors}
    return Application(
        [
            (own + r"(preview\.(?:js|css))", _Own, given),
            (own + "state", _State, given),
            (own + "socket", Socket, given),
            (".*", _Site, given),
        ],
        wanted=wanted,
        noted=noted,
        log_function=lambda handler: None,
        websocket_ping_interval=20,
    )
