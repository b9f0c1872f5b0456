"""Speed of drafting from a parent of twenty pages: `python -m tests.benchmarks.bench_draft` prints a Markdown table.

Cold is a whole `kehoach draft` process, from the parent's .docx to the ward's; warm is adaptation, wording and the Word file
in a process that has everything loaded. The best of the rounds counts.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROUNDS = 3
LETTERS = 50_000
"""About twenty pages of NĐ 30: 2 500 letters a page."""
CORPUS = Path(__file__).parent.parent.parent / "corpus"
WARD = CORPUS / "ctxh-phuong" / "ward.toml"


def twenty_pages(target: Path) -> Path:
    """A province's plan whose objectives, tasks and duties are said again about other people until twenty pages are full."""
    import docx

    document: Any = docx.Document(str(CORPUS / "ctxh-tinh" / "source.docx"))
    items = [p for p in document.paragraphs if p.text.startswith("- ")]
    whole, round_ = sum(len(p.text) for p in document.paragraphs), 0
    while whole < LETTERS:
        round_ += 1
        for item in items:
            more = document.add_paragraph(f"{item.text.rstrip('.;')} thuộc nhóm đối tượng thứ {round_}.")
            item._p.addnext(more._p)
            whole += len(more.text)
    document.save(str(target))
    return target


def cold(parent: Path, out: Path) -> float:
    """Seconds of a whole process."""
    spent = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        command = [sys.executable, "-m", "pipeline.cli", "draft", str(parent), "--ward", str(WARD), "-o", str(out)]
        subprocess.run(command, check=True, capture_output=True)
        spent.append(time.perf_counter() - start)
    return min(spent)


def warm(parent: Path) -> tuple[float, float, int]:
    """Seconds of adaptation and wording, and of the Word file; how many paragraphs there are."""
    from pipeline import flow
    from pipeline.draft.draft import draft
    from pipeline.rules import load
    from pipeline.wards import load as load_ward

    plan, ward, rules = flow.plan_of(parent), load_ward(WARD), load()
    made, first, second = draft([plan], ward, rules), [], []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        made = draft([plan], ward, rules)
        middle = time.perf_counter()
        flow.draft_docx(made)
        first.append(middle - start)
        second.append(time.perf_counter() - middle)
    return min(first), min(second), len(made.content)


def main() -> None:
    """Make the parent, measure, print."""
    with tempfile.TemporaryDirectory() as folder:
        parent = twenty_pages(Path(folder) / "parent.docx")
        whole = cold(parent, Path(folder) / "draft.docx")
        words, paper, paragraphs = warm(parent)
    print("| Soạn dự thảo từ kế hoạch 20 trang | thời gian |", "|---|---|", sep="\n")
    print(f"| `kehoach draft`, cả tiến trình | {whole:.2f} s |")
    print(f"| chuyển nội dung và viết lời, đã nạp chương trình ({paragraphs} đoạn) | {words * 1000:.0f} ms |")
    print(f"| ghi tệp Word | {paper * 1000:.0f} ms |")


if __name__ == "__main__":
    main()
