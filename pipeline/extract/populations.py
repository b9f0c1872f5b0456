"""Đối tượng: the enumerated nouns of a share's denominator, each a member; the words for them are rules/members.toml."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from pipeline.extract.indicators import LABEL, trimmed
from pipeline.extract.quantities import Found
from pipeline.rules import Hit, RuleBook

_OF = regex.compile(r"^\s*(?:(?:trong\s+)?(?:tổng\s+)?số(?:\s+lượng)?|các|những|tổng(?!\s+(?:chi|thu|vốn|giá|diện|mức|sản|lượng|doanh)(?!\w)))\s+", regex.I)
_RATE_OF = regex.compile(r"^\W*(?:(?:phấn\s+đấu|nâng|đưa|duy\s+trì|tăng|giảm|bảo\s+đảm|đảm\s+bảo)\s+)*(?:tỷ|tỉ)\s+(?:lệ|trọng)\s+", regex.I)
_WHOLE = regex.compile(r"(?<!\w)(?:trong|trên)\s+tổng\s+(?:số\s+)?(?=\p{L})", regex.I)
_CUT = regex.compile(r"(?<!\w)(?:cắt\s+giảm|cắt\s+bỏ|đơn\s+giản\s+hóa|tinh\s+giản|rút\s+gọn|bãi\s+bỏ)(?!\w)[^,;.]{0,40}$", regex.I)
_NOT_NOUN = regex.compile(
    r"\s*(?:so|vào|từ|đến|trong|trở|và|năm|thời\s+gian|chi\s+phí|hàng|hằng|mỗi|trên|của|tổng\s+sản|grdp|gdp|kế\s+hoạch|dự\s+toán|theo|với|cho|tại|ở)(?!\w)", regex.I
)
_PEOPLED = regex.compile(r"(?:hộ|người|trẻ|học\s+sinh|lao\s+động|cán\s+bộ|đảng\s+viên|hồ\s+sơ|doanh\s+nghiệp|trường|xã|phường|thôn|cơ\s+(?:sở|quan)|dân\s+số|phụ\s+nữ|thanh\s+niên|đơn\s+vị)(?!\w)", regex.I)
_GLOSS = regex.compile(r"^\s*\([^()]*\)")
_QUALIFIER = regex.compile(r"\s*\([^)]*\)")
_APART = regex.compile(r"\s*[,;]\s*(?:và\s+)?")
_AND = regex.compile(r"\s+(?:và|hoặc|cùng)\s+")
_MANY = regex.compile(r"(?:các|những|số|tổng\s+số)\s", regex.I)
_HAVING = regex.compile(r"có\s", regex.I)
_FIELD = regex.compile(r"(?<!\w)(?:lĩnh\s+vực|ngành(?:\s+nghề)?|chuyên\s+ngành|môn|nghề)\s+\p{L}[^,;]*$", regex.I)
_LETTER = regex.compile(r"\s*\p{L}")
_LONGEST_MEMBER = 26
_LEFT_OVER = regex.compile(r"(?:\s+(?:bị|(?<!trở\s)xuống|(?<!trở\s)lên|còn|đều|đã|sẽ|cần|thì))+$", regex.I)


def population(found: Found, text: str, rules: RuleBook) -> tuple[str, ...]:
    """The nouns that a share is a share of: after the figure ("100% số cơ quan, tổ chức"), after "tỷ lệ" or "trong tổng số"."""
    if found.unit.kind != "share" and found.form != "all":
        return ()
    before, after = text[found.clause[0] : found.start], _GLOSS.sub("", text[found.end : found.clause[1]])
    if found.form == "all" or (_opens_noun(after) and (found.change is None or _CUT.search(before))):
        return members(_OF.sub("", after), rules)
    return of_name(trimmed(before), rules)


def of_name(indicator: str, rules: RuleBook) -> tuple[str, ...]:
    """The nouns that an indicator's own name makes it a share of ("Tỷ lệ hộ dân dùng nước sạch")."""
    name = LABEL.sub("", indicator)
    if whole := _WHOLE.search(name):
        return members(name[whole.end() :], rules)
    m = _RATE_OF.match(name)
    nouns = _OF.sub("", name[m.end() :]) if m else name
    nouns = nouns.partition(":")[0]
    having = None if predicate(nouns, rules) else _having(nouns, rules)
    told = having is not None or bool(predicate(nouns, rules))
    people = _PEOPLED.match(nouns) is not None
    return members(nouns[:having], rules) if (told or people if m else told and people) else ()


def _having(nouns: str, rules: RuleBook) -> int | None:
    """Where "có trình độ ..." begins: what is said of a rate's nouns, where nothing else is ("Tỷ lệ công chức có trình độ ...")."""
    hits = (h for h in rules.family("members").all_hits(nouns) if h.emits["kind"] == "modifier")
    return min((h.start for h in hits if _HAVING.match(nouns, h.start)), default=None)


def predicate(words: str, rules: RuleBook) -> str:
    """What is said of a noun phrase, from its verb on; "" where there is no verb."""
    stop = next((h for h in _stops(words, rules) if h.emits["kind"] == "predicate"), None)
    return " ".join(words[stop.start :].split()) if stop else ""


@lru_cache(maxsize=1024)
def members(nouns: str, rules: RuleBook) -> tuple[str, ...]:
    """An enumeration up to its predicate, one noun phrase each; "xã, phường" and "sở, ban, ngành" are one."""
    plain = _QUALIFIER.sub("", nouns).partition(":")[0]
    stop = next(iter(_stops(plain, rules)), None)
    listed = plain[: stop.start] if stop else plain
    parts = [_LEFT_OVER.sub("", " ".join(p.split())).strip(" .;:,") for p in _parts(listed, rules)]
    return tuple(p for p in parts if p and len(p.split()) <= _LONGEST_MEMBER and _LETTER.search(p))


def _stops(words: str, rules: RuleBook) -> list[Hit]:
    """Where what is said begins, or the time and purpose of it; a verb that only describes the members is none."""
    hits = rules.family("members").all_hits(words)
    kept = [h for h in hits if h.emits["kind"] in ("held", "modifier")]
    stops = (h for h in hits if h.emits["kind"] in ("predicate", "end"))
    return sorted((h for h in stops if not any(k.start <= h.start < k.end for k in kept)), key=lambda h: h.start)


def _parts(listed: str, rules: RuleBook) -> Iterator[str]:
    """The members: parted at commas, and at "và" where a noun of its own follows it."""
    hits = rules.family("members").all_hits(listed)
    held = [(h.start, h.end) for h in hits if h.emits["kind"] == "held"]
    heads = {h.start for h in hits if h.emits["kind"] == "head"}
    at = 0
    for gap in sorted((*_APART.finditer(listed), *_AND.finditer(listed)), key=lambda m: m.start()):
        if gap.start() < at or any(a < gap.end() and gap.start() < b for a, b in held):
            continue
        within = gap.re is _AND or _FIELD.search(listed, at, gap.start())
        if within and not _begins_member(listed, gap, heads):
            continue
        yield listed[at : gap.start()]
        at = gap.end()
    yield listed[at:]


def _begins_member(listed: str, gap: regex.Match[str], heads: set[int]) -> bool:
    """Whether a noun of its own follows: one that the rules know, a plural, or the first word said again."""
    rest = listed[gap.end() :]
    again = gap.re is _AND and rest.split()[:1] == listed[: gap.start()].rpartition(",")[2].split()[:1]
    return gap.end() in heads or _MANY.match(rest) is not None or again


def _opens_noun(after: str) -> bool:
    return bool(_LETTER.match(after)) and not _NOT_NOUN.match(after)
