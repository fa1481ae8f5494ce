"""The preview itself (effect): answers, watches and builds until it is told to stop."""

from __future__ import annotations

import asyncio
import secrets
import signal
import socket
from functools import partial
from pathlib import Path
from threading import Event

import msgspec
from tornado.httpserver import HTTPServer

from dateline.options import Options
from dateline.serve.address import address_of, listen
from dateline.serve.folder import private_folder
from dateline.serve.handlers import application, close_pages, renew_pages, turn_pages
from dateline.serve.hosts import doors
from dateline.serve.making import Maker, Outcome, StoppedError
from dateline.serve.preview import Preview
from dateline.serve.talk import Talk
from dateline.serve.threads import in_thread
from dateline.serve.watch import CONFIG, CONTENT, Watcher
from dateline.serve.wish import Wish

_PATIENCE = 5.0
"""Seconds that a running build is given to end; being cut short does it no harm."""
_DOUBT = 0.3
"""Seconds that a problem waits for a save that may mend it; longer than a save takes to be told."""
_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def run(options: Options, host: str, port: int, path: str) -> None:
    """Show the site at an address and renew it at every save, until Ctrl-C or SIGTERM.

    `port` may be 0 for any free one; `path` begins and ends in a slash. `options.dest` and
    `options.base_url` are not used: a preview has a folder and an address of its own. Raises
    `AddressError` where it cannot have the address.
    """
    sockets = listen(host, port)
    address = address_of(host, sockets[0].getsockname()[1]) + path
    talk = Talk(options.root)
    with private_folder(options.root) as folder, talk.hearing():
        maker = Maker(msgspec.structs.replace(options, dest=folder, base_url=address))
        preview = Preview(folder, path, secrets.token_hex(4))
        asyncio.run(_Server(preview, maker, talk, options.root).run(sockets, host, address))
    talk.part()


class _Server:
    """Everything that goes on at once."""

    def __init__(self, preview: Preview, maker: Maker, talk: Talk, root: Path) -> None:
        self._preview = preview
        self._maker = maker
        self._talk = talk
        self._root = root
        self._wish = Wish()
        self._halt = Event()

    async def run(self, sockets: list[socket.socket], host: str, address: str) -> None:
        """Answer, watch and build until a signal comes, then end all of it in good order."""
        stop = self._signalled()
        answered = doors(host, socket.gethostname())
        web = HTTPServer(application(self._preview, answered, self._wish.add, self._talk.note))
        web.add_sockets(sockets)
        self._talk.greet(address)
        self._wish.add()
        watching = self._watch()
        building = asyncio.create_task(self._keep_building())
        await asyncio.wait({stop, building}, return_when=asyncio.FIRST_COMPLETED)
        self._halt.set()
        web.stop()
        close_pages()
        await web.close_all_connections()
        self._maker.stop()
        self._wish.add()  # so that whoever waits for a wish learns of it
        await asyncio.wait({building, *watching}, timeout=_PATIENCE)
        stop.cancel()
        if building.done():
            building.result()

    def _signalled(self) -> asyncio.Task[bool]:
        """Return a task that ends when the preview is told to."""
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda _, context: self._talk.hear(context))
        signalled = asyncio.Event()
        for number in _SIGNALS:
            loop.add_signal_handler(number, signalled.set)
        return asyncio.create_task(signalled.wait())

    def _watch(self) -> list[asyncio.Future[None]]:
        loop = asyncio.get_running_loop()

        def saved(paths: frozenset[str]) -> None:
            loop.call_soon_threadsafe(self._wish.add, paths)

        def noted(text: str) -> None:
            loop.call_soon_threadsafe(self._talk.note, text)

        watcher = Watcher(self._root, saved, noted, self._halt)
        return [in_thread(partial(watcher.follow, watched)) for watched in (CONTENT, CONFIG)]

    async def _keep_building(self) -> None:
        """Build whenever it is wanted, one build at a time."""
        postponed = False
        while True:
            saved = await self._wish.take()
            try:
                outcome = await in_thread(self._maker.make)
            except StoppedError:
                return
            # A file that was read while an editor wrote it is seldom right, but is told of soon.
            doubtful = bool(outcome.problems) and not postponed
            postponed = outcome.again or (doubtful and await self._wish.follows(_DOUBT))
            if postponed:
                self._wish.add(saved)
            else:
                self._announce(outcome, saved)

    def _announce(self, outcome: Outcome, saved: frozenset[str]) -> None:
        """Show what came of a build, in the browser and in the terminal."""
        news = self._preview.settle(outcome)
        self._talk.report(outcome, saved, news)
        if news.renewed:
            renew_pages()
        elif news.turned:
            turn_pages(self._preview)
