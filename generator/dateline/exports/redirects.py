"""`_redirects`: former addresses for hosts that redirect themselves (pure).

Netlify, Cloudflare Pages and GitLab Pages read one rule to a line: from, to, status. Other hosts
ignore the file; there the page that stands at the former address leads on. For the same reason
the rules are not forced (`301!`), which only one of the three understands.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from dateline.exports.addresses import public_path

# No "*" and no ":", which stand for parts of an address in these rules, and no "#".
_PLAIN = "/-._~!$&'()+,;=@%"


def redirects(pairs: Iterable[tuple[str, str]]) -> bytes:
    """Write a rule for each former address (`/old/address/`) and the address it leads to.

    The rules are sorted and never use patterns, so their order does not matter to a host.
    """
    rules = {_from(former): _to(address) for former, address in pairs}
    return "".join(f"{former} {rules[former]} 301\n" for former in sorted(rules)).encode()


def _from(former: str) -> str:
    return quote("/" + former.lstrip("/"), safe=_PLAIN)


def _to(address: str) -> str:
    return "/" + public_path(address).replace("*", "%2A").replace(":", "%3A")
