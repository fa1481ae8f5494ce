"""Recipes (pure): an output that is not made yet, with a key over all that will go into it.

Most outputs of a build are the same as in the last one. So a page's view is made only when the
page must be rendered; whether it must, its key tells. A recipe's key is a digest over its parts,
and its function gets those parts and nothing that the key does not cover.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

import msgspec

T = TypeVar("T")

_encode = msgspec.msgpack.Encoder().encode


class Recipe(Generic[T]):
    """How to make one output, and the key under which it is remembered."""

    __slots__ = ("_make", "address", "key", "kind")

    def __init__(self, kind: str, address: str, key: bytes, make: Callable[[], T]) -> None:
        self.kind = kind
        """Kind of page, as in `views.View.kind`; or of file."""
        self.address = address
        self.key = key
        self._make = make

    def make(self) -> T:
        """Return what the output is made from."""
        return self._make()


def key_of(*parts: bytes | str) -> bytes:
    """Return a digest over parts, none of which can run into the next."""
    return hashlib.blake2b(_encode(parts), digest_size=16).digest()


def joined(keys: Iterable[bytes]) -> bytes:
    """Return a digest over keys of equal length, in order."""
    return hashlib.blake2b(b"".join(keys), digest_size=16).digest()


def encoded(value: object) -> bytes:
    """Return a value's MessagePack form, the part it contributes to a key."""
    return _encode(value)


def ready(kind: str, address: str, value: T) -> Recipe[T]:
    """Return the recipe of an output whose view is small enough to be made at once."""
    return Recipe(kind, address, key_of(_encode(value)), lambda: value)
