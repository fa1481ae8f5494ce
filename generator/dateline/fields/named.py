"""Kinds of field that name something: ids, languages, addresses, places (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from dateline.addresses import file_path_fault, site_path_fault, site_path_hint, url_fault
from dateline.fields.kinds import TEXT, Check, Schema, one_line, scalar
from dateline.fields.text import Line
from dateline.languages import canonical_language, language_fault, language_hint
from dateline.model import Ref
from dateline.parsing.nodes import Mapping, Node, Scalar, Sequence
from dateline.text import id_fault, quoted, slugify

_DEGREES = re.compile(r"[+-]?[0-9]{1,3}(?:\.[0-9]{1,15})?")
_WEB = {"type": TEXT, "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://[^/\\s]", "maxLength": 2000}


class Id(msgspec.Struct, frozen=True):
    """The name by which something is known on the whole site."""

    @property
    def words(self) -> str:
        """Say what may be written."""
        return "id: `a-z`, `0-9` and single hyphens"

    def read(self, node: Node, name: str, check: Check) -> str | None:
        """Return the id."""
        found = scalar(node, name, check, "an id")
        if found is None:
            return None
        fault = id_fault(found.text)
        if not fault:
            return found.text
        message = f'"{name}" {quoted(found.text)} {fault}'
        near = slugify(found.text)
        check.findings.add("DL130", message, node, f'write "{near}"' if len(near) <= 60 else "")
        return None

    def schema(self) -> Schema:
        """Return the form of an id."""
        return {"type": TEXT, "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 200}


class Tag(msgspec.Struct, frozen=True):
    """A few plain words under which entries are found together."""

    @property
    def words(self) -> str:
        """Say what may be written."""
        return "a word or a few words"

    def read(self, node: Node, name: str, check: Check) -> str | None:
        """Return the tag."""
        text = Line(100).read(node, name, check)
        if text and not any(c.isalnum() for c in text):
            message = f'"{name}" {quoted(text)} has no letter and no digit'
            check.findings.add("DL136", message, node)
            return None
        return text

    def schema(self) -> Schema:
        """Return a short text."""
        return {"type": TEXT, "maxLength": 100}


class Mention(msgspec.Struct, frozen=True):
    """The id of something written elsewhere; whether it is there is seen when files are joined."""

    what: str

    @property
    def words(self) -> str:
        """Say what may be written."""
        return f"id of {self.what}"

    def read(self, node: Node, name: str, check: Check) -> Ref | str | None:
        """Return the id with its place."""
        text = Line(200).read(node, name, check)
        return Ref(text, node.line, node.column) if text else text

    def schema(self) -> Schema:
        """Return a text."""
        return {"type": TEXT, "maxLength": 200}


class Language(msgspec.Struct, frozen=True):
    """A language tag: BCP 47."""

    @property
    def words(self) -> str:
        """Say what may be written."""
        return "language tag, such as `en`, `kk`, `pt-BR`"

    def read(self, node: Node, name: str, check: Check) -> str | None:
        """Return the tag in its usual letters."""
        found = scalar(node, name, check, "a language tag")
        if found is None:
            return None
        fault = language_fault(found.text)
        if fault:
            check.findings.add("DL132", f'"{name}" {fault}', node, language_hint(found.text))
            return None
        return canonical_language(found.text)

    def schema(self) -> Schema:
        """Return the form of a tag."""
        return {"type": TEXT, "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"}


class Address(msgspec.Struct, frozen=True):
    """An address on the web."""

    base: bool = False
    """Whether it is a folder, to which other addresses are added: it then ends in a slash."""

    @property
    def words(self) -> str:
        """Say what may be written."""
        return "`https://` or `http://` address"

    def read(self, node: Node, name: str, check: Check) -> str | None:
        """Return the address as written."""
        found = scalar(node, name, check, "an address")
        if found is None:
            return None
        text = found.text.strip()
        fault = url_fault(text) if text else ""
        if self.base and not fault and ("?" in text or "#" in text):
            fault = "holds ? or #, and other addresses are added to it"
        if fault:
            message = f'"{name}" {quoted(text)} {fault}'
            check.findings.add(
                "DL131", message, node, "write an address such as https://example.org/"
            )
            return None
        return f"{text.rstrip('/')}/" if self.base and text else text

    def schema(self) -> Schema:
        """Return the form of an address."""
        return dict(_WEB)


class Path(msgspec.Struct, frozen=True):
    """A path on the site or in the content folder."""

    words: str
    code: str
    fault: Callable[[str], str]
    form: str
    """The same as a pattern, as far as a pattern can say it."""
    folder: bool = False
    """Whether a path without a suffix is a folder and ends in a slash."""
    hint: Callable[[str], str] | None = None
    """Says what to write instead of a text that is no such path."""

    def read(self, node: Node, name: str, check: Check) -> Ref | str | None:
        """Return the path with its place."""
        text = one_line(node, name, check)
        if not text:
            return text
        fault = self.fault(text)
        if fault:
            hint = self.hint(text) if self.hint else ""
            check.findings.add(self.code, f'"{name}" {quoted(text)} {fault}', node, hint)
            return None
        if self.folder and "." not in text.rsplit("/", 1)[1]:
            text = f"{text.rstrip('/')}/"
        return Ref(text, node.line, node.column)

    def schema(self) -> Schema:
        """Return the form of the path."""
        return {"type": TEXT, "pattern": self.form}


SITE_PATH = Path(
    "address on this site, such as `/old/address/`",
    "DL137",
    site_path_fault,
    "^/[^/?#]",
    True,
    site_path_hint,
)
MEDIA_PATH = Path(
    "path of a media file, such as `media/akorda.jpg`", "DL138", file_path_fault, "^media/."
)


class Words(msgspec.Struct, frozen=True):
    """Texts by name."""

    by_language: bool = False
    most: int = 200

    @property
    def words(self) -> str:
        """Say what may be written."""
        return "texts by language tag" if self.by_language else "texts by name"

    def read(self, node: Node, name: str, check: Check) -> dict[str, str] | None:
        """Return the texts that could be read."""
        if not isinstance(node, Mapping):
            hint = "write {kk: …, ru: …}" if self.by_language else "write {name: value}"
            check.findings.add("DL122", f'"{name}" must be {self.words}', node, hint)
            return None
        if len(node.items) > self.most:
            message = f'"{name}" has {len(node.items):,} members; {self.most:,} are allowed'
            check.findings.add("DL127", message, node)
            return None
        texts: dict[str, str] = {}
        for item in node.items:
            key = self._key(item.key, name, check)
            value = "" if item.value.missing else Line(300).read(item.value, name, check)
            if key and value:
                texts[key] = value
        return texts

    def _key(self, key: Scalar, name: str, check: Check) -> str | None:
        return Language().read(key, name, check) if self.by_language else key.text

    def schema(self) -> Schema:
        """Return an object of texts."""
        form = {"type": "object", "additionalProperties": Line(300).schema()}
        return form | ({"propertyNames": Language().schema()} if self.by_language else {})


class Coordinates(msgspec.Struct, frozen=True):
    """A place on the Earth: WGS 84, in degrees."""

    @property
    def words(self) -> str:
        """Say what may be written."""
        return "[latitude, longitude] in degrees"

    def read(self, node: Node, name: str, check: Check) -> tuple[float, float] | None:
        """Return latitude and longitude."""
        texts = [m.text for m in _members(node) if isinstance(m, Scalar)]
        if len(texts) == 2 and all(_DEGREES.fullmatch(text) for text in texts):
            latitude, longitude = float(texts[0]), float(texts[1])
            if abs(latitude) <= 90 and abs(longitude) <= 180:
                return latitude, longitude
        message = f'"{name}" must be {self.words}, from -90 to 90 and from -180 to 180'
        check.findings.add("DL139", message, node, "write [43.24, 76.89]")
        return None

    def schema(self) -> Schema:
        """Return a pair of bounded numbers."""
        bounds = ({"type": "number", "minimum": -most, "maximum": most} for most in (90, 180))
        return {"type": "array", "prefixItems": list(bounds), "minItems": 2, "maxItems": 2}


def _members(node: Node) -> tuple[Node, ...]:
    return node.items if isinstance(node, Sequence) and len(node.items) == 2 else ()


class Reserved(msgspec.Struct, frozen=True):
    """A name that is kept for what a later release brings."""

    words = "reserved for a later release"

    def read(self, node: Node, name: str, check: Check) -> None:
        """Refuse the field, plainly."""
        message = f'"{name}" is kept for a later release of Dateline, and this one cannot read it'
        check.findings.add("DL133", message, node, "take it out, or say it in the body for now")

    def schema(self) -> Schema:
        """Return what no value can be."""
        return {"not": {}}


class Ignored(msgspec.Struct, frozen=True):
    """A note to an editor's program, which means nothing here."""

    words = "any text"

    def read(self, node: Node, name: str, check: Check) -> str:
        """Return nothing."""
        return ""

    def schema(self) -> Schema:
        """Return a text."""
        return {"type": TEXT}
