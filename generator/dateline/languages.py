"""Language tags (pure): BCP 47 (RFC 5646), with the two-letter codes of ISO 639-1."""

from __future__ import annotations

import re

from dateline.text import quoted

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?P<rest>(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)",
    re.IGNORECASE,
)
_ISO_639_1 = (
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy "
    "da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht "
    "hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky "
    "la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny "
    "oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss "
    "st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo "
    "za zh zu"
)
_TWO_LETTERS = frozenset(_ISO_639_1.split())
_COUNTRIES = {
    "kz": "kk (Kazakh)", "ua": "uk (Ukrainian)", "by": "be (Belarusian)", "jp": "ja (Japanese)",
    "cn": "zh (Chinese)", "gr": "el (Greek)", "cz": "cs (Czech)", "dk": "da (Danish)",
    "gb": "en (English)", "us": "en (English)", "kp": "ko (Korean)",
}  # fmt: skip


def language_fault(text: str) -> str:
    """Say why a text is no language tag; nothing if it is one."""
    found = _TAG.fullmatch(text)
    if found and (len(found["language"]) == 3 or found["language"].lower() in _TWO_LETTERS):
        return ""
    return f"{quoted(text)} is no language tag such as en, ru, kk or pt-BR"


def language_hint(text: str) -> str:
    """Return the tag that is meant where somebody wrote the code of a country, or nothing."""
    meant = _COUNTRIES.get(text.lower(), "")
    return f"did you mean {meant}?" if meant else ""


def canonical_language(tag: str) -> str:
    """Return an accepted tag in its usual letters: ``pt-BR``, ``kk-Cyrl``."""
    found = _TAG.fullmatch(tag)
    assert found is not None
    script, region = found["script"] or "", found["region"] or ""
    parts = (found["language"].lower(), script.title(), region.upper())
    return "-".join(part for part in parts if part) + found["rest"].lower()
