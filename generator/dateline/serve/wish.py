"""What is to be built next (pure, but for waiting): many saves, one build."""

from __future__ import annotations

import asyncio


class Wish:
    """Gathers saves until somebody has time to build.

    So a build that is running is followed by exactly one more, however much is saved meanwhile.
    """

    def __init__(self) -> None:
        self._saved: frozenset[str] = frozenset()
        self._wanted = asyncio.Event()

    def add(self, saved: frozenset[str] = frozenset()) -> None:
        """Ask for a build, because these files were saved."""
        self._saved |= saved
        self._wanted.set()

    async def take(self) -> frozenset[str]:
        """Wait until a build is wanted; return the files that were saved since the last one."""
        await self._wanted.wait()
        self._wanted.clear()
        saved, self._saved = self._saved, frozenset()
        return saved

    async def follows(self, seconds: float) -> bool:
        """Wait so long at most; say whether another build is wanted by then."""
        try:
            await asyncio.wait_for(self._wanted.wait(), seconds)
        except TimeoutError:
            return False
        return True
