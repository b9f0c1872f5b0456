"""Phần của văn bản: masthead, preamble, body, conclusions, annexes, as runs of blocks.

A file may hold several documents (a decision and the plan that it promulgates): each has its own run of parts, in
reading order, under one root. What follows a signature and is not a signature is an annex.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.model import Role
from pipeline.outline.headings import is_bold, is_caps
from pipeline.outline.lines import Line, of_office, opens_body
from pipeline.outline.markers import MAJOR
from pipeline.rules import Hit, RuleBook
from pipeline.vietnamese import fold

TITLE_LINES = 6
LOOK = 1000
"""Characters of a line that tell its part."""


@dataclass(frozen=True, slots=True)
class Part:
    """One run of lines, `start` to `end` (exclusive); `marker` and `title` of an annex or of a second document."""

    role: Role
    start: int
    end: int
    marker: str = ""
    title: str = ""


class Splitter:
    """The lines of one document under division."""

    def __init__(self, lines: Sequence[Line], rules: RuleBook) -> None:
        self.lines = lines
        self.rules = rules
        self._hits: dict[tuple[int, str], Hit | None] = {}

    def parts(self) -> tuple[Part, ...]:
        """Every line in exactly one part, in order."""
        found: list[Part] = []
        at = 0
        while at < len(self.lines):
            run = self._document(at)
            found += run
            at = run[-1].end
        return tuple(p for p in found if p.end > p.start)

    def _document(self, start: int) -> list[Part]:
        """The parts of the document that begins at `start`, with its annexes."""
        if self._is_annex(start) and start == 0:
            return self._annexes(start, len(self.lines))
        title_end = self._title_end(start)
        body = self._body_start(title_end)
        limit = self._next_document(max(body, start + 1))
        signed = self._signoff(body, self._unsigned_annex(body, limit))
        closing = self._closing(body, signed)
        annex = signed if signed < limit and self._is_annex(signed) else self._annex_start(signed, limit)
        parts = [Part("masthead", start, title_end), Part("preamble", title_end, body), Part("body", body, closing)]
        parts.append(Part("conclusions", closing, annex))
        return [*parts, *self._annexes(annex, limit)]

    def hit(self, index: int, part: str) -> Hit | None:
        """The hit of the first rule of parts.toml that emits `part` on a line."""
        if (index, part) not in self._hits:
            found = self.rules.part("parts", lambda r: r.emits["part"] == part, part).all_hits(self.lines[index].block.text[:LOOK])
            self._hits[index, part] = found[0] if found else None
        return self._hits[index, part]

    def _type_line(self, index: int) -> bool:
        """KẾ HOẠCH alone, or with its title in capitals."""
        block = self.lines[index].block
        if block.kind == "row" or len(block.text) > 400:
            return False
        marked = is_caps(block.text) or is_bold(block) or block.heading is not None or block.align == "center"
        if hit := self.hit(index, "type"):
            return (marked and is_caps(hit.groups["type"])) or block.heading is not None
        run_in = self.hit(index, "type_run_in")
        return run_in is not None and run_in.groups["type"].isupper() and not block.text.rstrip().endswith(":")

    def _title_end(self, start: int) -> int:
        """Where the masthead ends: after type and title, or after the last letterhead line at the start."""
        for index in range(start, min(start + 80, len(self.lines))):
            if self._type_line(index):
                return self._after_title(index)
            if any(m.tier <= MAJOR for m in self.lines[index].markers):
                break
            if index > start and self._is_annex(index) and is_caps(self.lines[index].block.text):
                break
        return self._letterhead_end(start)

    def _after_title(self, index: int) -> int:
        """The title's lines follow the type; a bracket "(Kèm theo ...)" and "Kính gửi" belong to the masthead too."""
        at = index + 1
        while at < len(self.lines) and at <= index + TITLE_LINES and self._title_line(at, first=at == index + 1):
            at += 1
        return at

    def _title_line(self, index: int, *, first: bool) -> bool:
        line = self.lines[index]
        text = line.block.text.strip()
        if of_office(line.block) and is_caps(text) and not first:
            return True
        if not text or (text.startswith("(") and len(text) < 250) or self.hit(index, "letterhead") or self.hit(index, "beside"):
            return True
        if line.markers or line.block.kind == "row" or len(text) > 500 or (self._ended(index) and not (first and is_caps(text))):
            return False
        own_line = is_caps(text) or is_bold(line.block) or line.block.heading is not None or line.block.align == "center"
        if first:
            return own_line or self.hit(index, "preamble") is None or len(text) < 250
        return (own_line and self.hit(index, "preamble") is None) or (len(text) < 100 and self.hit(index, "preamble") is None)

    def _ended(self, index: int) -> bool:
        """Whether a line ends a sentence; "Kết quả năm 2025;" over "mục tiêu, nhiệm vụ năm 2026" does not."""
        text = self.lines[index].block.text.strip()
        if not text.endswith((".", ";", ":")) or text.endswith(("..", "….")):
            return False
        below = self.lines[index + 1].block.text.lstrip() if index + 1 < len(self.lines) else ""
        return not (text.endswith(";") and below[:1].islower())

    def _letterhead_end(self, start: int) -> int:
        """Without a type line: the last line that is surely letterhead among the first thirty, or nothing."""
        near = range(start, min(start + 30, len(self.lines)))
        sure = [i for i in near if self.hit(i, "letterhead") and not self.hit(i, "closing")]
        if not sure:
            return start
        end = self._addressed(sure[-1] + 1)
        stop = next((i for i in near if opens_body(self.lines[i]) and not is_caps(self.lines[i].block.text)), end)
        return min(end, max(stop, start))

    def _addressed(self, end: int) -> int:
        """Past a wrapped V/v, "Kính gửi:" and those it is sent to."""
        near = range(end, min(end + 6, len(self.lines)))
        to = next((i for i in near if fold(self.lines[i].block.text).lstrip().startswith("kính gửi")), None)
        if to is None:
            return end
        at = to + 1
        bare = self.lines[to].block.text.rstrip().endswith(":")
        while bare and at < len(self.lines) and self.hit(at, "preamble") is None and (self._bullet(at) or self.lines[at].block.text.rstrip().endswith(";")):
            at += 1
        return at

    def _bullet(self, index: int) -> bool:
        return any(m.is_bullet for m in self.lines[index].markers)

    def _body_start(self, start: int) -> int:
        """The first heading or row after the title; a text without masthead has a preamble only where its words say so."""
        if not self._has_masthead(start) and not (start < len(self.lines) and self.hit(start, "preamble")):
            near = range(start, min(start + 12, len(self.lines)))
            return next((i + 1 for i in near if self.hit(i, "announce")), start)
        for index in range(start, len(self.lines)):
            line = self.lines[index]
            if (opens_body(line) and not self._type_line(index)) or line.block.kind == "row":
                return index
            if self.hit(index, "signoff") or (self.hit(index, "closing") and index > start):
                return self._first_bullet(start, index)
        return self._first_bullet(start, len(self.lines)) if self._has_title(start) else start

    def _first_bullet(self, start: int, end: int) -> int:
        """Where the content of a document without any heading begins: its first item; `end` where it has none."""
        return next((i for i in range(start, end) if self._bullet(i)), end)

    def _has_masthead(self, end: int) -> bool:
        return end > 0 and any(self._type_line(i) or self.hit(i, "letterhead") for i in range(max(0, end - 40), end))

    def _has_title(self, end: int) -> bool:
        return any(self._type_line(i) for i in range(max(0, end - TITLE_LINES - 1), end))

    def _next_document(self, start: int) -> int:
        """Where a second document begins: its type line after a signature, moved up over its letterhead."""
        signed = False
        for index in range(start, len(self.lines)):
            signed = signed or self.hit(index, "signoff") is not None
            if signed and self._is_annex(index):
                break
            if signed and self.hit(index, "type") is not None and self._type_line(index) and self._has_preamble(index):
                return self._over_letterhead(index, start)
        return len(self.lines)

    def _has_preamble(self, index: int) -> bool:
        """A heading with a number follows within a dozen lines: a document, not a line of a table of contents."""
        near = range(index + 1, min(index + 14, len(self.lines)))
        return any(opens_body(self.lines[i]) and self.lines[i].markers for i in near)

    def _over_letterhead(self, index: int, floor: int) -> int:
        at = index
        while at > floor + 1 and (self.hit(at - 1, "letterhead") or self._office(at - 1)) and not self.hit(at - 1, "signoff"):
            at -= 1
        return at

    def _office(self, index: int) -> bool:
        block = self.lines[index].block
        return is_caps(block.text) and len(block.text) < 120 and not self.lines[index].markers

    def _signoff(self, start: int, end: int) -> int:
        """The first line of Nơi nhận or the signature; `end` where there is none."""
        found = next((i for i in range(start, end) if self.hit(i, "signoff") and self._ends_here(i)), end)
        return found if found < end else self._bare_signature(start, end)

    def _unsigned_annex(self, start: int, end: int) -> int:
        """Where annexes begin in a document without any signature; `end` where there is one, or no annex."""
        if any(self.hit(i, "signoff") for i in range(start, end)):
            return end
        return next((i for i in range(start + 1, end) if self._is_annex(i) and not self._row_inside(i, start)), end)

    def _bare_signature(self, start: int, end: int) -> int:
        """HIỆU TRƯỞNG and a name, without TM., KT. or Nơi nhận, among the last lines."""
        last = range(max(start, end - 4), end)
        posts = (i for i in last if of_office(self.lines[i].block) and self._office(i) and self._ends_here(i))
        return next(posts, end)

    def _ends_here(self, index: int) -> bool:
        """A signature line is short, a row or in capitals; a sentence that speaks of one is not."""
        block = self.lines[index].block
        return block.kind == "row" or len(block.text) < 90 or "\n" in block.text

    def _closing(self, start: int, signed: int) -> int:
        """Up from the signature over the closing paragraphs."""
        at = signed
        while at > start and self._closes(at - 1):
            at -= 1
        if start < at < signed and self._is_heading(at - 1) and not fold(self.lines[at].block.text).startswith("trên đây"):
            at += 1  # the only paragraph under a heading is that heading's, not the document's close
        return at

    def _closes(self, index: int) -> bool:
        line = self.lines[index]
        empty = not any(c.isalnum() for c in line.block.text)
        return empty or (line.is_text and self.hit(index, "closing") is not None)

    def _is_heading(self, index: int) -> bool:
        line = self.lines[index]
        return bool(line.title or line.markers) and line.cut == len(line.block.text)

    def _annex_start(self, signed: int, end: int) -> int:
        """The first line after the signature that is no part of it."""
        for index in range(signed + 1, end):
            block = self.lines[index].block
            wide = block.kind == "row" and len(block.cells) > 3
            if wide or self._is_annex(index) or self._annex_title(index, signed):
                return index
        return end

    def _is_annex(self, index: int) -> bool:
        block = self.lines[index].block
        hit = self.hit(index, "annex")
        if hit is None or (block.kind == "row" and len(block.cells) > 2) or len(block.text) > 250:
            return False
        first = block.text.strip().split("\n")[0]
        own_line = len(first) < 40 and not first.rstrip().endswith((".", ";", ","))
        return is_caps(first) or is_bold(block) or block.align == "center" or block.heading is not None or own_line

    def _annex_title(self, index: int, signed: int) -> bool:
        """DANH MỤC ..., LỘ TRÌNH ... in capitals, after the signature's own lines."""
        block = self.lines[index].block
        far = index > signed + 1 or self.lines[signed].block.kind == "row"
        long = block.kind != "row" and 12 < len(block.text) < 500 and is_caps(block.text)
        return far and long and not self.lines[index].markers and self.hit(index, "signoff") is None and not of_office(block) and not self._signer(index)

    def _signer(self, index: int) -> bool:
        """A name in capitals right below a post or "(Đã ký)"."""
        words = fold(self.lines[index].block.text).split()
        above = self.lines[index - 1].block
        signed = of_office(above) or above.text.lstrip().startswith("(") or self.hit(index - 1, "signoff") is not None
        return signed and 2 < len(words) < 6 and words[0] in self.rules.table("masthead")["surnames"]["words"]

    def _annexes(self, start: int, end: int) -> list[Part]:
        """One part an annex; lines before the first marked one are an annex without marker."""
        if start >= end:
            return []
        cuts = [i for i in range(start, end) if self._is_annex(i) and not self._row_inside(i, start)]
        cuts = [i for i in cuts if i - 1 not in cuts]  # "PHỤ LỤC I" over "ĐỀ CƯƠNG ...": one annex
        if not cuts or cuts[0] != start:
            cuts.insert(0, start)
        return [self._annex(a, b) for a, b in zip(cuts, [*cuts[1:], end])]

    def _row_inside(self, index: int, start: int) -> bool:
        own = self.lines[index].block.table
        return own is not None and index > start and self.lines[index - 1].block.table == own

    def _annex(self, start: int, end: int) -> Part:
        hit = self.hit(start, "annex") if self._is_annex(start) else None
        marker = hit.groups.get("marker", "").strip() if hit else ""
        first = self.lines[start].block
        title = hit.groups.get("title", "").strip(" .:-") if hit else first.text if first.kind != "row" else ""
        if hit and not title and start + 1 < end and self.lines[start + 1].block.kind != "row":
            title = self.lines[start + 1].block.text
        return Part("annex", start, end, marker, " ".join(title.split())[:300])


def split(lines: Sequence[Line], rules: RuleBook) -> tuple[Part, ...]:
    """The parts of a document. An annex that stands alone in its file is masthead and annex."""
    parts = Splitter(lines, rules).parts()
    return tuple(replace(p, role="body") if p.role == "preamble" and len(parts) == 1 else p for p in parts)
