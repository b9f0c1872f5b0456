"""The child's own Word file with the findings as comments at their places: a copy, the original is never touched.

A block's locator leads to the paragraph, the evidence's quote to the words; what has no place of its own stands at the first paragraph.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import regex

from pipeline.errors import UnreadableError
from pipeline.export import words
from pipeline.model import AuditReport, Block, Document, Evidence, Finding, TargetVerdict
from pipeline.vietnamese import squeeze

_STEP = regex.compile(r"(\w+)\[(\d+)\]")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_QUOTED = regex.compile("“([^“”]+)”")
AUTHOR, INITIALS = "Rà soát", "RS"


def commented(data: bytes, document: Document, report: AuditReport) -> bytes:
    """The file's copy with a comment for each finding and each verdict that is one. Raises UnreadableError where Word parts are amiss."""
    import docx

    try:
        copy: Any = docx.Document(io.BytesIO(data))
    except Exception as fault:
        raise UnreadableError(
            f"Không ghi được chú thích vào “{document.source.name}”: tệp Word này có cấu trúc khác thường. Hãy mở bằng Word, lưu lại thành .docx rồi thử lại."
        ) from fault
    for evidence, text in _remarks(report):
        runs = _runs_of(copy, document, evidence, text)
        if runs:
            copy.add_comment(runs=runs, text=text, author=AUTHOR, initials=INITIALS)
    out = io.BytesIO()
    copy.save(out)
    return out.getvalue()


def _remarks(report: AuditReport) -> Iterator[tuple[Evidence | None, str]]:
    """What is said at which evidence; findings on the parent first."""
    for finding in sorted(report.findings, key=lambda f: f.topic != "parent"):
        yield finding.child, _of_finding(finding)
    for line in report.verdicts:
        if line.severity:
            yield (line.child.evidence if line.child else None), _of_verdict(line)


def _of_finding(finding: Finding) -> str:
    level = "Đã chấp nhận" if finding.accepted else words.SEVERITIES[finding.severity]
    reason = f"Lý do chấp nhận: {finding.accepted}" if finding.accepted else ""
    basis = f"Căn cứ: {finding.basis}" if finding.basis else ""
    return "\n".join(part for part in (f"{level}: {finding.message}", reason, basis) if part)


def _of_verdict(line: TargetVerdict) -> str:
    level = "Đã chấp nhận" if line.accepted else words.SEVERITIES.get(line.severity, "")
    above = f"Cấp trên: “{line.parent.text}” ({words.place(line.parent.section, line.parent.evidence)})"
    reason = f"Lý do chấp nhận: {line.accepted}" if line.accepted else ""
    return "\n".join(part for part in (f"{level}: {words.VERDICTS[line.verdict]}. {line.sentence}.", above, reason) if part)


def _runs_of(copy: Any, document: Document, evidence: Evidence | None, text: str) -> list[Any]:
    """The runs that hold the words spoken of, split at their ends; the first paragraph of the block, or of the file, where they are not found.

    The words are those of the quote that the remark itself puts in quotation marks, else the whole quote.
    """
    block = _block(document, evidence) if evidence is not None else None
    found = [p for p in _paragraphs(copy, block.locator) if p.text.strip()] if block is not None else []
    for phrase in _spoken_of(evidence, text) if evidence is not None else ():
        for paragraph in found:
            if runs := _words(paragraph, phrase):
                return runs
    first = found or [p for p in copy.paragraphs if p.text.strip() and p.runs]
    return [r for r in first[0].runs if r.text][:1] + [r for r in first[0].runs if r.text][-1:] if first else []


def _spoken_of(evidence: Evidence, text: str) -> list[str]:
    inside = [m for m in _QUOTED.findall(text.partition("\n")[0]) if squeeze(m) in squeeze(evidence.quote)]
    return [*inside, *evidence.quote.split("\n")]


def _block(document: Document, evidence: Evidence) -> Block | None:
    """The block of the evidence's first span where its words stand there, else the first block that has the quote."""
    quote = squeeze(evidence.quote)
    span = evidence.spans[0] if evidence.spans else None
    if span is not None and span.block < len(document.blocks) and quote in squeeze(document.blocks[span.block].text):
        return document.blocks[span.block]
    has = (b for b in document.blocks if quote and quote in squeeze(f"{b.number} {b.text}"))
    return next(has, None)


def _paragraphs(copy: Any, locator: str) -> list[Any]:
    """The paragraphs at a locator such as "body/tbl[1]/tr[2]"."""
    from docx.text.paragraph import Paragraph

    element: Any = copy.element.body
    for name, place in _STEP.findall(locator.removeprefix("body/")):
        element = next((e for n, e in enumerate(element.findall(_W + name), 1) if n == int(place)), None)
        if element is None:
            return []
    found = [element] if element.tag == _W + "p" else list(element.iter(_W + "p"))
    return [Paragraph(e, copy._body) for e in found]


def _words(paragraph: Any, quote: str) -> list[Any]:
    """The first and the last run of the quote, cut so that they hold nothing else."""
    text = "".join(run.text for run in paragraph.runs)
    form = r"\s+".join(regex.escape(word) for word in quote.split())
    match = regex.search(form, text, regex.IGNORECASE) if form else None
    if match is None:
        return []
    _cut(paragraph, match.end())
    _cut(paragraph, match.start())
    inside, at = [], 0
    for run in paragraph.runs:
        if match.start() <= at < match.end() and run.text:
            inside.append(run)
        at += len(run.text)
    return [inside[0], inside[-1]] if inside else []


def _cut(paragraph: Any, place: int) -> None:
    """Split the run in which a character offset falls, so that a run begins there; runs with more than text are left whole."""
    at = 0
    for run in paragraph.runs:
        length = len(run.text)
        if at < place < at + length and all(e.tag in (_W + "rPr", _W + "t") for e in run._r):
            rest = deepcopy(run._r)
            run._r.addnext(rest)
            left, right = run.text[: place - at], run.text[place - at :]
            run.text = left
            next(r for r in paragraph.runs if r._r is rest).text = right
            return
        at += length
