"""A real preview in a process of its own, and asking it: what the tests of serving share."""

from __future__ import annotations

import asyncio
import http.client
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from tornado.websocket import WebSocketClientConnection, websocket_connect

from tests.commands import ROOT

_Result = TypeVar("_Result")

PATIENCE = 30.0
"""Seconds after which what does not happen is taken for a failure."""

_ADDRESS = re.compile(r"Serving http://([^/]+):(\d+)(/\S*) ")
_TOOK = re.compile(r"\(\d+\.\d\d s\)$")


def awaited(task: Coroutine[Any, Any, _Result]) -> _Result:
    """Run a task on a thread of its own: where this one runs a browser it has a loop already."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, task).result()


class Answer(NamedTuple):
    """What came back for a request."""

    status: int
    headers: Mapping[str, str]
    text: str


class Served:
    """A preview that runs."""

    def __init__(self, folder: Path, process: subprocess.Popen[str]) -> None:
        self.folder = folder
        self.process = process
        self.lines: list[str] = []
        self._settled = 0
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.until(lambda: bool(self.lines) or process.poll() is not None, "a first line")
        found = _ADDRESS.match(self.said)
        assert found, self.said
        self.host, self.port, self.path = found[1], int(found[2]), found[3]

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.append(line.rstrip("\n"))

    @property
    def said(self) -> str:
        """Everything the preview has printed."""
        return "\n".join([*self.lines, ""])

    @property
    def builds(self) -> int:
        """How many builds were told of."""
        return len(self._built())

    @property
    def origin(self) -> str:
        return f"http://{self.host}:{self.port}"

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Send a request with its path exactly as given, and below the site's if it is relative."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=PATIENCE)
        whole = path if path.startswith("/") else self.path + path
        try:
            connection.request(method, whole, headers=headers)
            answer = connection.getresponse()
            text = answer.read().decode("utf-8")
            return Answer(answer.status, dict(answer.getheaders()), text)
        finally:
            connection.close()

    def until(self, holds: Callable[[], bool], what: str) -> None:
        """Wait until something holds."""
        deadline = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < deadline, f"waited in vain for {what}; said:\n{self.said}"
            time.sleep(0.02)

    def state(self) -> dict[str, str]:
        """Return what pages are told."""
        found: dict[str, str] = json.loads(self.ask(".dateline/state").text)
        return found

    def wait_for(self, text: str, path: str = "") -> Answer:
        """Wait until a page holds a text."""
        self.until(lambda: text in self.ask(path).text, f"{text!r} at {path!r}")
        return self.ask(path)

    def write(self, path: str, text: str) -> Path:
        """Save a file of the site."""
        place = self.folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
        return place

    def settle(self) -> None:
        """Wait until everything that was saved is built and told of.

        A file that is watched but belongs to nothing is named in the lines of its build.
        """
        self._settled += 1
        name = f"themes/{self._settled}.txt"
        self.write(name, "")
        self.until(lambda: any(name in line for line in self._built()), f"a build of {name}")

    def _built(self) -> list[str]:
        """Return the first line of each build."""
        return [line for line in self.lines if _TOOK.search(line)]

    @contextmanager
    def held(self) -> Iterator[None]:
        """Stop the process meanwhile, so that what is saved is found all at once."""
        self.process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self.process.send_signal(signal.SIGCONT)

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """End the preview; return its exit code."""
        os.killpg(self.process.pid, number)
        code = self.process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        return code


@contextmanager
def serving(folder: Path, *options: str, ready: bool = True, **variables: str) -> Iterator[Served]:
    """Start a preview on a free port, as a terminal would: in a process group of its own.

    `ready` waits for a first good build.
    """
    command = [sys.executable, "-m", "dateline", "serve", "--port", "0", *options]
    environment = {k: v for k, v in os.environ.items() if k != "SOURCE_DATE_EPOCH"}
    environment |= {"PYTHONPATH": str(ROOT / "generator"), "PYTHONUNBUFFERED": "1", **variables}
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    ) as process:
        try:
            served = Served(folder, process)
            if ready:
                served.until(lambda: served.ask("").status == 200, "a site")
            yield served
        finally:
            process.kill()


class Page:
    """The socket of one page, as the preview sees it."""

    def __init__(self, connection: WebSocketClientConnection) -> None:
        self._connection = connection
        self._open = True

    async def say(self, message: str) -> None:
        """Send a message."""
        await self._connection.write_message(message)

    async def hear(self) -> dict[str, str] | None:
        """Wait for a message; None says that the preview has let go of the page."""
        heard = await asyncio.wait_for(self._connection.read_message(), PATIENCE)
        self._open = heard is not None
        return None if heard is None else json.loads(heard)

    async def greet(self) -> None:
        """Say what a page says first."""
        await self.say('{"command": "hello"}')
        await self.say('{"command": "info", "url": "http://localhost/"}')

    async def leave(self) -> None:
        """Let go, and wait until the preview has done so too."""
        self._connection.close()
        while self._open:
            await self.hear()


@asynccontextmanager
async def listening(served: Served) -> AsyncIterator[Page]:
    """Connect to the socket as a page does, and let go of it at the end."""
    address = f"ws://{served.host}:{served.port}{served.path}.dateline/socket"
    page = Page(await websocket_connect(address))
    try:
        yield page
    finally:
        await page.leave()
