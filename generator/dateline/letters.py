"""How letters of other alphabets are spelt in Latin ones in ids and addresses (pure).

Russian follows the BGN/PCGN usage of English-language press without its signs; Kazakh letters
follow the Latin alphabet of 2021 without its marks, so that Тоқаев gives ``toqaev``.
"""

from __future__ import annotations

_CYRILLIC = (
    "аa бb вv гg дd еe ёe жzh зz иi йy кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ ыy "
    "ь эe юyu яya әa ғg қq ңn өo ұu үu һh іi їyi єye ґg ўu ђdj јj љlj њnj ћc џdz ѓgj ќkj ѕdz җzh "
    "ҳh ҷj ӣi ӯu"
)
_GREEK = (
    "αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo "
    "άa έe ήi ίi όo ύy ώo ϊi ϋy ΐi ΰy"
)
_LATIN = "ßss æae øo œoe đd ðd þth łl ıi ŋn ħh ŧt ĸk ſs əa ’ ʼ ʻ ' ‘"

LATIN: dict[int, str] = {
    ord(pair[0]): pair[1:] for pair in f"{_CYRILLIC} {_GREEK} {_LATIN}".split()
}
"""For `str.translate`: small letters to their spelling."""
