"""Work that takes its time, in threads that nobody has to wait for (effect)."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import TypeVar

_T = TypeVar("_T")


def in_thread(work: Callable[[], _T]) -> asyncio.Future[_T]:
    """Do some work in a thread of its own; return what will come of it.

    The process may end before the work does, other than with the threads of an executor.
    """
    loop = asyncio.get_running_loop()
    coming: asyncio.Future[_T] = loop.create_future()

    def settle(value: _T | None, error: BaseException | None) -> None:
        if coming.done():
            return
        if error is not None:
            coming.set_exception(error)
        else:
            coming.set_result(value)  # type: ignore[arg-type]  # the value, where there is no error

    def run() -> None:
        value, failure = None, None
        try:
            value = work()
        except BaseException as error:  # told to whoever waits
            failure = error
        # The loop may have ended meanwhile: nobody waits any more.
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(settle, value, failure)

    Thread(target=run, daemon=True).start()
    return coming
