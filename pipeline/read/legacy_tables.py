"""The two Vietnamese encodings of the years before Unicode, as they look when read as Latin-1: TCVN3 (ABC) and VNI."""

from __future__ import annotations

import regex

_TCVN3_LETTERS = (
    "µà¶ả·ã¸á¹ạ¨ă»ằ¼ẳ½ẵ¾ắÆặ©âÇầÈẩÉẫÊấËậ®đÌèÎẻÏẽÐéÑẹªêÒềÓểÔễÕếÖệ×ìØỉÜĩÝíÞị"
    "ßòáỏâõãóäọ«ôåồæổçỗèốéộ¬ơêờëởìỡíớîợïùñủòũóúôụ\u00adưõừöử÷ữøứùựúỳûỷüỹýýþỵ"
    "¡Ă¢Â£Ê¤Ô¥Ơ¦Ư§Đ"
)
TCVN3 = {ord(_TCVN3_LETTERS[i]): _TCVN3_LETTERS[i + 1] for i in range(0, len(_TCVN3_LETTERS), 2)}
"""Table for `str.translate`: the characters of a TCVN3 text read as Latin-1 → Vietnamese letters."""

_VNI_SIGNS = {
    "a": {"ù": "á", "ø": "à", "û": "ả", "õ": "ã", "ï": "ạ", "â": "â", "á": "ấ", "à": "ầ", "å": "ẩ", "ã": "ẫ", "ä": "ậ",
          "ê": "ă", "é": "ắ", "è": "ằ", "ú": "ẳ", "ü": "ẵ", "ë": "ặ"},
    "e": {"ù": "é", "ø": "è", "û": "ẻ", "õ": "ẽ", "ï": "ẹ", "â": "ê", "á": "ế", "à": "ề", "å": "ể", "ã": "ễ", "ä": "ệ"},
    "o": {"ù": "ó", "ø": "ò", "û": "ỏ", "õ": "õ", "ï": "ọ", "â": "ô", "á": "ố", "à": "ồ", "å": "ổ", "ã": "ỗ", "ä": "ộ"},
    "u": {"ù": "ú", "ø": "ù", "û": "ủ", "õ": "ũ", "ï": "ụ"},
    "y": {"ù": "ý", "ø": "ỳ", "û": "ỷ", "õ": "ỹ"},
    "ô": {"ù": "ớ", "ø": "ờ", "û": "ở", "õ": "ỡ", "ï": "ợ"},
    "ö": {"ù": "ứ", "ø": "ừ", "û": "ử", "õ": "ữ", "ï": "ự"},
}  # fmt: skip
_VNI_ALONE = {"ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ñ": "đ"}
_VNI_PAIR = regex.compile(r"(?i)([aeouyôö])([ùøûõïâáàåãäêéèúüë])|[ôöíìæóòîñ]")


def from_vni(text: str) -> str:
    """A VNI text read as windows-1252, in Unicode: "Keá hoaïch" → "Kế hoạch"."""
    return _VNI_PAIR.sub(_vni_letter, text)


def _vni_letter(m: regex.Match[str]) -> str:
    whole = m.group()
    base, sign = (m.group(1) or ""), (m.group(2) or "")
    found = _VNI_SIGNS.get(base.lower(), {}).get(sign.lower()) if base else _VNI_ALONE[whole.lower()]
    if found is None:
        return _VNI_ALONE.get(base.lower(), base) + sign
    return found.upper() if whole[0].isupper() else found
