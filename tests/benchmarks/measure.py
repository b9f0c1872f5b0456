"""One measured task in a process of its own: `python -m tests.benchmarks.measure TASK FILE [TIMES]` prints its figures as JSON."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path


def ours(file: Path) -> int:
    """Our reader: paragraphs, rows, doubts."""
    from pipeline.read.document import read

    return len(read(file).blocks)


def pdfplumber(file: Path) -> int:
    """pdfplumber alone: words with font and size, and the tables, of every page; each page is let go."""
    import pdfplumber as plumber

    found = 0
    with plumber.open(file) as document:
        for page in document.pages:
            found += len(page.extract_words(extra_attrs=["fontname", "size"])) + len(page.extract_tables())
            page.close()
    return found


def pdfium(file: Path) -> int:
    """The raw text of PDFium, without places or tables."""
    import pypdfium2

    document = pypdfium2.PdfDocument(file)
    return sum(len(document[index].get_textpage().get_text_bounded()) for index in range(len(document)))


TASKS: dict[str, Callable[[Path], int]] = {"ours": ours, "pdfplumber": pdfplumber, "pdfium": pdfium}


def peak() -> float:
    """The most memory this process has held, in MB (POSIX only)."""
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return float(most) / (1024 * 1024 if sys.platform == "darwin" else 1024)


def main(task: str, file: str, times: str = "1") -> None:
    """Run the task so many times: the first is cold (with its imports), the best of the others warm."""
    spent: list[float] = []
    for _ in range(int(times)):
        start = time.perf_counter()
        TASKS[task](Path(file))
        spent.append(time.perf_counter() - start)
    print(json.dumps({"cold": spent[0], "warm": min(spent[1:] or spent), "peak": peak()}))


if __name__ == "__main__":
    main(*sys.argv[1:])
