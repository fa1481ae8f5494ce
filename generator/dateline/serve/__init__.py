"""The preview: the site in a browser, renewed at every save (effect).

The published folder is left alone: a preview builds into a folder of its own, and nothing that
is only there for the preview is ever written into a page. docs/preview.md tells how it is used.

    run(options, host="127.0.0.1", port=8000, path="/")
"""

from dateline.serve.address import AddressError
from dateline.serve.server import run

__all__ = ["AddressError", "run"]
