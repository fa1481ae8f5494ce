"""Exchange two folders in one step, where the system can (effect)."""

from __future__ import annotations

import errno
import os
import sys

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # Linux, renameat2(2)
_RENAME_SWAP = 2  # macOS, renamex_np(2)

# The number of the call itself, for C libraries that do not wrap renameat2.
_SYSCALLS = {"x86_64": 316, "aarch64": 276, "riscv64": 276}

_UNSUPPORTED = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM})


def exchange(one: str, other: str) -> bool:
    """Exchange two existing paths; return False where the system or the disk cannot.

    Raises OSError when it could but did not.
    """
    code = _call(os.fsencode(one), os.fsencode(other))
    if code == 0:
        return True
    if code in _UNSUPPORTED:
        return False
    raise OSError(code, os.strerror(code), other)


def _call(one: bytes, other: bytes) -> int:
    """Make the system's call; return 0 or the number of its error."""
    import ctypes

    libc = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "darwin":
        done = libc.renamex_np(one, other, ctypes.c_uint(_RENAME_SWAP))
        return 0 if done == 0 else ctypes.get_errno()
    flags = ctypes.c_uint(_RENAME_EXCHANGE)
    here = ctypes.c_int(_AT_FDCWD)
    if hasattr(libc, "renameat2"):
        done = libc.renameat2(here, one, here, other, flags)
        return 0 if done == 0 else ctypes.get_errno()
    number = _SYSCALLS.get(os.uname().machine)
    if number is None or sys.maxsize < 2**32 or not sys.platform.startswith("linux"):
        return errno.ENOSYS
    done = libc.syscall(ctypes.c_long(number), here, one, here, other, flags)
    return 0 if done == 0 else ctypes.get_errno()
