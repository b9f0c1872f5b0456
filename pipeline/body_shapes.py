"""Hình dạng tên cơ quan: bodies that are in no list, groups without a name, and the place words after a name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import regex

from pipeline.model import BodyKind, Tier
from pipeline.matching.needed import needs
from pipeline.matching.plain import Either
from pipeline.rules import RuleBook
from pipeline.vietnamese import fold

LONGEST_NAME = 24
_BACK, _REACH = 20, 260
"""Characters before and after the beginning of a name that tell where it ends."""
_PLACE = r"(?:tỉnh(?!\s+(?:ủy|đoàn))|thành\s+phố|tp\.?|phường|xã|đặc\s+khu|huyện|quận|thị\s+xã|thị\s+trấn|trung\s+ương|địa\s+phương)(?!\p{L})"
_KIND_OF_PLACE = r"(?:\s+(?:ven\s+(?:biển|sông|đô)|miền\s+núi|biên\s+giới|vùng\s+cao|bãi\s+ngang|hải\s+đảo|ngoại\s+thành|nội\s+thành|trọng\s+điểm)(?!\p{L}))?"
_PLACES = regex.compile(
    rf"\s+(?:của\s+)?(?:(?:các|cấp|mỗi|từng)\s+)?{_PLACE}(?:\s*(?:,|/|-|;|và)\s*(?:(?:các|cấp)\s+)?{_PLACE})*{_KIND_OF_PLACE}"
    r"(?:\s+trực\s+thuộc\s+trung\s+ương(?!\p{L}))?"
    r"|\s+(?:tỉnh|thành|đảng|huyện)\s+ủy(?!\p{L})|\s+(?:(?:chi\s+nhánh|khu\s+vực)\s+)+(?:số\s+)?(?:\d+|[ivx]+)(?!\p{L})"
)
_ONE_PLACE = regex.compile(_PLACE)
_PROPER = regex.compile(r"\s+(?:\d+(?!\d|/|[.,]\d)|\p{Lu}\p{L}*(?:(?:\s+-\s+|\s+)\p{Lu}\p{L}*){0,4})")
_TOKEN = regex.compile(r"\s*+([\p{L}\p{M}\d/]+(?:&\p{L}+|,\p{Lu}{2,}(?!\p{Ll}))*|[^\s\p{L}\d])")
_INSIDE_NAME, _CAPITAL = regex.compile(r"\s*(\p{Lu}\p{L}*(?:\s+(?!và\b)\p{L}+){0,3})\s+và\s+\p{Lu}"), regex.compile(r"\s+\p{Lu}\p{L}*")
_NEXT_BODY = ("sở", "phòng", "ubnd", "ủy ban", "công an", "hđnd", "bộ chỉ huy", "trung tâm", "trạm", "văn phòng", "chi cục", "viện", "hội")
_MORE_BODIES = (
    "bộ", "cục", "trường", "các", "những", "cơ quan", "đơn vị", "ban", "đoàn", "mặt trận", "tổ chức", "báo và", "đài", "trạm", "hạt", "thanh tra sở", "ngân hàng", "công ty", "điện lực", "bưu điện", "kho bạc", "liên đoàn",
    "đội cảnh", "đội quản", "đội văn", "đội kiểm", "đội thanh",
)  # fmt: skip
_MATTERS = regex.compile(r"(?:,\s+\p{Ll}+(?:\s+\p{Ll}+){0,3}){1,3}\s+và\s+\p{Ll}+(?:\s+\p{Ll}+){0,3}")
_AGAINST = regex.compile(r"(?<=[Pp]hòng),\s+chống(?!\p{L})")
_PARTING = regex.compile(r",|\bvà\b")
_NESTING = frozenset({"party", "other", "front"})
_NAMED_NEXT = regex.compile(r"\s+\p{L}*\s*\p{Lu}|\s+(?:an|ban|tâm|phòng|cục|nhân|lệnh|huy)(?!\p{L})")


@dataclass(frozen=True, slots=True)
class ShapeHit:
    """A body by shape at `start`..`end`; a group has kind "group"."""

    start: int
    end: int
    kind: BodyKind
    tier: Tier = ""


@dataclass(frozen=True, slots=True)
class Places:
    """Phần địa danh after a name: ends at `end`; folded place words, the proper name, and whether it is plural."""

    end: int
    words: tuple[str, ...] = ()
    proper: str = ""


class Openings:
    """Words that a text may begin with, by their first letter."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_letter: dict[str, tuple[str, ...]] = {}
        for word in dict.fromkeys(words):
            self._by_letter[word[0]] = (*self._by_letter.get(word[0], ()), word)

    def at(self, text: str, start: int = 0) -> bool:
        """Whether one of the words stands at `start`, whole."""
        words = self._by_letter.get(text[start : start + 1], ())
        return text.startswith(words, start) and any(text.startswith(w, start) and not text[start + len(w) : start + len(w) + 1].isalpha() for w in words)


_OTHER_BODY, _ANY_BODY = Openings(_NEXT_BODY), Openings(_NEXT_BODY + _MORE_BODIES)


class BodyShapes:
    """Compiled from the tables [ends], [groups] and the rules of bodies.toml.

    `beginnings` are what a name by shape begins with, "" where that is unknown, `group_words` what a group begins with.
    """

    def __init__(self, rules: RuleBook) -> None:
        table = rules.table("bodies")
        firm = tuple(fold(w) for w in table["ends"]["firm"])
        self._firm, self._ends = Openings(firm), Openings((*firm, *(fold(w) for w in table["ends"]["words"])))
        self._inside = tuple(fold(w) for w in table["ends"]["inside"])
        self._groups = _group_pattern(table["groups"])
        self._starts = rules.part("bodies", lambda r: "kind" in r.emits and not r.regex.startswith("^"), "starts")
        starts = [needs(r.regex) for r in self._starts.rules]
        self.beginnings = tuple({word for told in starts for word in (told and told.starts) or ("",)})
        self.group_words = tuple(w for kind in ("heads", "determiners", "nouns", "alone") for w in table["groups"][kind])
        self.person = rules.part("bodies", lambda r: r.id == "nguoi", "person")
        self.head = rules.part("bodies", lambda r: r.id == "chuc-danh", "head")
        self._tail = regex.compile(rf"{_any(table['groups']['tails'])}\s*\Z")
        self._apart = regex.compile(rf"(?:{_any(table['groups']['determiners'])}\s+)?{_any(table['groups']['apart'])}")

    def groups(self, text: str, names: Sequence[tuple[int, int]] = ()) -> list[ShapeHit]:
        """Groups without a name: "các sở, ban, ngành có liên quan"; none begins in the midst of one of the `names`."""
        found: list[ShapeHit] = []
        folded, at = fold(text), 0
        groups = self._groups.on(folded)
        while m := groups.search(folded, at):
            inside = max((b for a, b in names if a < m.start() < b), default=0)
            if not inside:
                found.append(ShapeHit(m.start(), m.end(), "group"))
            at = inside or m.end()
        return found

    def is_group(self, text: str) -> bool:
        """Whether a whole text is a group's name."""
        folded = fold(text)
        return self._groups.on(folded).fullmatch(folded) is not None

    def is_tailed(self, group: str) -> bool:
        """Whether a group's name already ends with words that narrow it: "các đơn vị liên quan"."""
        return self._tail.search(fold(group)) is not None

    def is_apart(self, group: str) -> bool:
        """Whether a group of bodies is none that an authority commands: "các doanh nghiệp viễn thông", "nhà đầu tư"."""
        return self._apart.match(fold(group)) is not None

    def named(self, text: str, *, strict: bool = True) -> list[ShapeHit]:
        """Bodies by the shape of their name; `strict` wants its first letter to be a capital, or that of its own name ("phòng Quản lý đô thị")."""
        found = []
        for hit in self._starts.all_hits(text):
            if strict and not (text[hit.end : hit.end + 1] if hit.emits.get("proper") else text[hit.start]).isupper():
                continue
            end = self.name_end(text, hit.end, nests=hit.emits["kind"] in _NESTING)
            if text[hit.end : end].strip() or not hit.end - hit.start - len(text[hit.start : hit.end].strip()):
                found.append(ShapeHit(hit.start, end, hit.emits["kind"], hit.emits.get("tier", "")))
        return found

    def name_end(self, text: str, start: int, *, nests: bool = False) -> int:
        """Where the name that began before `start` ends: at a verb, a bracket, a stop, or the next body.

        A name that `nests` holds others: "Tổ đảng ở Thường trực Hội đồng Dân tộc".
        """
        base = max(0, start - _BACK)
        if base or len(text) > start + _REACH:
            return base + self.name_end(text[base : start + _REACH], start - base, nests=nests)
        folded, at, end = fold(text), start, start
        loud = text[start:].upper() == text[start:]
        for _ in range(LONGEST_NAME):
            m = _TOKEN.match(text, at)
            if m is None or not (self._goes_on(text, folded, m, loud=loud) or (nests and self._matters_listed(text, m))):
                break
            if not nests and not loud and self._next_body(text, folded, m):
                break
            at = m.end()
            if m[1] not in (",", "-") and fold(m[1]) not in ("và", "về"):
                end = at
        return end

    def _goes_on(self, text: str, folded: str, token: regex.Match[str], *, loud: bool) -> bool:
        word, start = token[1], token.start(1)
        if word == "-":
            return True
        if word == ",":
            return self._comma_inside(text, token.end())
        if not word[0].isalnum() or word in ("Các", "Những"):
            return False
        plain = folded[start : token.end()]
        if plain == "và":
            return not _ANY_BODY.at(folded[token.end() :].lstrip())
        if any(0 <= folded.find(w, max(0, token.end() - len(w))) <= start for w in self._inside if plain in w):
            return True
        return not (self._firm if word[0].isupper() and not loud else self._ends).at(folded, start)

    def _next_body(self, text: str, folded: str, token: regex.Match[str]) -> bool:
        upper = token[1][0].isupper() and _OTHER_BODY.at(folded, token.start(1))
        return upper and _NAMED_NEXT.match(text, token.end()) is not None

    def _comma_inside(self, text: str, start: int) -> bool:
        """A comma inside a name: "Phòng Nông nghiệp, Xây dựng và Môi trường"."""
        m = _INSIDE_NAME.match(text, start)
        return m is not None and not _ANY_BODY.at(fold(text[start:]).lstrip())

    def _matters_listed(self, text: str, token: regex.Match[str]) -> bool:
        """A comma between the matters of a steering committee: "Ban Chỉ đạo phát triển khoa học, công nghệ và chuyển đổi số"."""
        if _AGAINST.match(text, token.start(1)):
            return True
        listed = _MATTERS.match(text, token.start(1))
        if listed is None:
            return False
        parts = [fold(part).strip() for part in _PARTING.split(listed.group()) if part.strip()]
        return not any(_ANY_BODY.at(p) or self._ends.at(p) for p in parts)

    def places(self, text: str, start: int) -> Places:
        """The place words that follow a name: "tỉnh Quảng Ninh", "các xã, phường, đặc khu", "khu vực 14"."""
        m = _PLACES.match(fold(text), start)
        if m is None:
            return Places(start)
        words = tuple(_plain(w.group()) for w in _ONE_PLACE.finditer(m.group()))
        proper = self._proper(text, m.end()) if len(words) == 1 else ""
        end = m.end() + len(proper)
        again = _PLACES.match(fold(text), end) if proper else None
        if again and (more := self._proper(text, again.end())):
            end = again.end() + len(more)
        return Places(end, words, proper.strip())

    def local(self, text: str, start: int) -> Places:
        """The proper name alone after a body that is one of many: "Đồn Biên phòng Chiềng Sơn"."""
        proper = self._proper(text, start)
        return Places(start + len(proper), (), proper.strip())

    def _proper(self, text: str, start: int) -> str:
        m = _PROPER.match(text, start)
        if m is None:
            return ""
        kept = m.group()
        for word in list(_CAPITAL.finditer(kept)):
            if self._ends.at(fold(text[start + word.start() :]).lstrip()):
                return kept[: word.start()]
        return kept


def _plain(word: str) -> str:
    plain = " ".join(word.split())
    return "thành phố" if plain.startswith("tp") else plain


def _any(words: Iterable[str]) -> str:
    by_length = sorted((fold(w) for w in words), key=len, reverse=True)
    return "(?:" + "|".join(_loose(w) for w in by_length) + r")(?!\p{L})"


def _loose(words: str) -> str:
    """Words as a pattern: any white space between them, a dash with or without blanks."""
    return r"\s*-\s*".join(r"\s+".join(map(regex.escape, part.split())) for part in words.split(" - "))


def _group_pattern(lists: dict[str, Any]) -> Either:
    """[chức danh] [các] danh từ (, danh từ)* [liên quan | tỉnh | …]: a determiner, a list, a tail, "được kiểm tra" at the start, or a plain plural; places only after a determiner."""
    noun, det, tail = rf"(?!{_any(lists['other_words'])})" + _any(lists["nouns"]), _any(lists["determiners"]), _any(lists["tails"])
    head, alone = _any(lists["heads"]), rf"(?!{_any(lists['other_words'])}){_any(lists['alone'])}"
    link = rf"(?:\s*(?:,|/|và(?!\p{{L}}))\s*(?:và\s+)?(?:{det}\s+)?|\s+)"
    noun = rf"(?!(?=trường|viện)(?<={_any(lists['inside'])}\s)){noun}"
    noun = rf"(?!(?<=\p{{L}}\s)tổ\s+chức\s+(?!chính|xã|ct|đoàn\s+thể|tín|thành|đảng|quốc|có|liên|khác|của|thuộc|tôn\s+giáo|,))(?:{noun})"
    chain = rf"{noun}(?:{link}{noun})*(?:\s+{tail})*(?:\s*(?:,|và(?!\p{{L}}))\s*{noun}(?:\s+{tail})+)*"
    listed = rf"{noun}(?:\s*(?:,|/|và(?!\p{{L}}))\s*(?:{det}\s+)?{noun})(?:{link}{noun})*(?:\s+{tail})*"
    tailed = rf"{noun}\s+(?:có\s+)?liên\s+quan(?!\p{{L}})"
    passive = rf"(?:\A|(?<=\n)){noun}\s+được\s+{_any(lists['passives'])}"
    place = _any(lists["places"])
    places = rf"{place}(?:\s*(?:,|/|và(?!\p{{L}}))\s*{place})*(?:\s+{tail})*(?=\s*(?:[,.;:()]|\Z)|\s+\p{{L}})"
    return Either(rf"(?<!\p{{L}})(?:{head}\s+)?(?:{det}\s+(?:{chain}|{places})|{listed}|{tailed}|{passive}|(?={alone})(?<!{_any(lists['inside'])}\s){alone}(?:\s+{tail})*)")
