"""Make the published folder equal to the outputs, all at once or not at all (effect).

Two trees share unchanged files as hard links. The hidden one, in a work folder beside the
published one, is brought up to date by the difference, then the two are exchanged in one step;
docs/publishing.md tells it at length.

    with Publication.begin(dest, keep_out=(root, content)) as publication:
        published = publication.verified()
        publication.write("index.html", data)
        change = publication.commit({"index.html": (len(data), digest)})
"""

from dateline.publish.change import Change
from dateline.publish.errors import PublishError
from dateline.publish.ops import Ops
from dateline.publish.publication import Publication
from dateline.publish.record import Published
from dateline.publish.staging import Staging, stage

__all__ = ["Change", "Ops", "Publication", "PublishError", "Published", "Staging", "stage"]
