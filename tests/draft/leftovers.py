"""What of the parent's words a draft may not keep: province bodies, scope and counts, and sentences without an origin (rules/residue_draft.toml)."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from pipeline.draft.lines import GAP
from pipeline.model import Draft, DraftParagraph, Plan
from pipeline.rules import RuleBook
from pipeline.vietnamese import fold, number, squeeze

_CITING = ("basis-parent", "basis-programme")
_ABOVE = regex.compile(r"^(?:các\s+)?sở\b|(?<!\p{L})(?:tỉnh|thành phố|huyện|quận|bộ|trung ương)(?!\p{L})")
_COUNT = regex.compile(r"(?<![\d.,/%-])(?P<n>\d{1,3}(?:\.\d{3})+|\d+)\s+(?P<noun>\p{Ll}{2,})\b(?!\s*\d)")
_NOT_COUNTED = frozenset({
    "năm", "tháng", "ngày", "giờ", "phút", "tuổi", "trở", "lần", "và", "của", "đến", "tại", "về", "trên", "điểm", "bước", "tuần", "quý",
    "hằng", "hàng", "giai", "trong", "là", "ban", "do", "cho", "theo", "được", "tầm", "sang", "thì", "so", "hoặc", "rõ", "đợt", "cấp", "đính", "gbps", "gigabit",
})  # fmt: skip


def said(made: Draft) -> Iterator[tuple[str, str]]:
    """(words, rule) of every paragraph and table row but those that cite the parents."""
    for line in made.origins:
        if line.rule.split(", ")[0] not in _CITING:
            yield line.item, line.rule


def leftovers(made: Draft, rules: RuleBook) -> list[str]:
    """Words of the province that stand in the draft, each with the words round it; counts of the parent and lost origins too."""
    return [*_words(made, rules), *_assignees(made), *_without_origin(made)]


def _words(made: Draft, rules: RuleBook) -> Iterator[str]:
    for text, _ in said(made):
        for hit in rules.family("residue_draft").find(text):
            if "fault" in hit.emits:
                yield f"{hit.emits['fault']}: {text[max(0, hit.start - 40) : hit.end + 30]}"


def _assignees(made: Draft) -> Iterator[str]:
    for assignment in made.plan.assignments if made.plan else ():
        for body in assignment.lead:
            if _ABOVE.search(fold(body.name)):
                yield f"assignee: {body.name}"


def _without_origin(made: Draft) -> Iterator[str]:
    for line in made.origins:
        if not (line.parent or line.rule.startswith("draft/")):
            yield f"origin: {line.item[:80]}"


def copied_counts(made: Draft, parent: Plan, own: frozenset[str] = frozenset()) -> list[str]:
    """Counts ("04 mô hình") that stand in the draft as they stand in the parent, and that are no rate and not the ward's own."""
    theirs = {pair for text in _parent_texts(parent) for pair in _counts(text)}
    return [
        f"count: {' '.join(pair)} | {text[:90]}"
        for text, rule in said(made) if "target-rate" not in rule and not text.startswith("Thực hiện phần việc")
        for pair in _counts(text) if pair in theirs - {tuple(o.split(" ", 1)) for o in own}
    ]  # fmt: skip


def _parent_texts(parent: Plan) -> Iterator[str]:
    yield from (section.text for section in parent.sections)
    yield from (task.text for task in parent.tasks)
    yield from (duty.duty for duty in parent.assignments)


def _counts(text: str) -> Iterator[tuple[str, str]]:
    for found in _COUNT.finditer(fold(text).replace(fold(GAP), " ")):
        before = squeeze(text[: found.start()])[-12:]
        if not regex.fullmatch(r"20\d\d", found["n"]) and found["noun"] not in _NOT_COUNTED and not regex.search(r"(?:mỗi|số|điều|khoản|phụ lục|quý|tháng|năm|ngày|lần|nhóm|đợt|mức|loại|cấp độ|mục|mẫu|biểu|điểm|từ|tốc độ|g)$", before):
            yield str(number(found["n"])), found["noun"]


def paragraphs(made: Draft) -> list[str]:
    return [p.text for p in made.content if isinstance(p, DraftParagraph)]
