"""The preview itself (effect): answers, watches and builds until it is told to stop."""

from __future__ import annotations

import asyncio
import logging
import signal
import socket
from collections.abc import Callable, Sequence
from contextlib import suppress
from threading import Event, Thread
from typing import TypeVar

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.websocket import WebSocketClosedError

from dateline.serve.errors import AddressError
from dateline.serve.handlers import application, close_pages, renew_pages, turn_pages
from dateline.serve.hosts import Doors
from dateline.serve.making import Maker, StoppedError
from dateline.serve.preview import Preview
from dateline.serve.talk import Talk
from dateline.serve.watch import CONFIG, CONTENT, Watcher

_T = TypeVar("_T")

_PATIENCE = 5.0
"""Seconds that a running build is given to end; whatever it was doing does no harm."""
_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def listen(host: str, port: int) -> list[socket.socket]:
    """Return sockets at the address; raise `AddressError` where it cannot be had."""
    try:
        return bind_sockets(port, address=host.strip("[]"))
    except socket.gaierror as error:
        raise AddressError(f'there is no address "{host}": {error.strerror}') from error
    except OSError as error:
        hint = "Choose another port with --port, or any free one with --port 0."
        why = (error.strerror or str(error)).lower()
        raise AddressError(f"port {port} of {host} cannot be had: {why}\n{hint}") from error
    except UnicodeError as error:
        raise AddressError(f'"{host}" is no name of a machine') from error


class Server:
    """One preview from its start to its end."""

    def __init__(self, preview: Preview, maker: Maker, talk: Talk, watcher_root: Watcher) -> None:
        raise NotImplementedError
