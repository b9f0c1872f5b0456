"""Cả thư mục: every plan of a folder held against the same parents, each file in a worker process of its own making.

A file that is damaged, that hangs or that brings its worker down is told of in its line and stops nobody else. What is done is
noted in the output folder as it is done, so that a run which was broken off goes on where it stopped.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from pathlib import Path
from time import monotonic
from typing import Any

from pipeline import flow
from pipeline.errors import PlanError, UnreadableError, UsageError
from pipeline.model import BatchLine, BatchReport, Plan

SUFFIXES = frozenset({".docx", ".doc", ".pdf", ".html", ".htm", ".md", ".markdown", ".txt", ".xlsx", ".json"})
JOURNAL, REPORTS = "nhat-ky.jsonl", "ket-qua"
SECONDS = 300.0
"""So long may one file take."""
Told = Callable[[BatchLine, int, int], None]
"""The line that is done, how many are, and how many there are."""


def _silent(line: BatchLine, done: int, files: int) -> None:
    """Nobody is told how far a run has come."""


@dataclass(frozen=True, slots=True)
class Given:
    """How a run goes: its workers, whether it goes on where the last one stopped, the seconds that one file may take, and who is told."""

    setup: flow.Setup = flow.OWN
    jobs: int = 1
    resume: bool = False
    seconds: float = SECONDS
    told: Told = _silent


@dataclass(frozen=True, slots=True)
class Work:
    """What every worker is given: the parents as they were read, where to write, and whose rules count. `key` changes with any of them."""

    parents: tuple[Plan, ...]
    out: Path
    setup: flow.Setup
    key: str


@dataclass
class Worker:
    """One process and the file it is at."""

    process: Any
    pipe: Connection
    file: Path | None = None
    since: float = 0.0


@dataclass
class Crew:
    """The workers of a run; `serve` is what each of them does."""

    work: Work
    seconds: float
    serve: Callable[[Connection, Work], None] | None = None
    workers: list[Worker] = field(default_factory=list)

    def hire(self) -> Worker:
        """One more worker."""
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=self.serve or _serve, args=(theirs, self.work), daemon=True)
        process.start()
        theirs.close()
        self.workers.append(Worker(process, ours))
        return self.workers[-1]

    def dismiss(self, worker: Worker) -> None:
        """End a worker, whatever it is at."""
        worker.process.terminate()
        worker.process.join(5)
        worker.pipe.close()
        self.workers.remove(worker)

    def run(self, files: Sequence[Path], jobs: int) -> Iterator[BatchLine]:
        """The lines of all files as they are done."""
        waiting = list(reversed(files))
        try:
            for _ in range(min(jobs, len(waiting))):
                self._give(self.hire(), waiting)
            while busy := [w for w in self.workers if w.file is not None]:
                ready = wait([w.pipe for w in busy], timeout=1.0)
                for worker in busy:
                    line = self._taken(worker, worker.pipe in ready)
                    if line is not None:
                        yield line
                        self._give(worker if worker in self.workers else self.hire(), waiting)
        finally:
            for worker in list(self.workers):
                self.dismiss(worker)

    def _give(self, worker: Worker, waiting: list[Path]) -> None:
        worker.file = waiting.pop() if waiting else None
        worker.since = monotonic()
        if worker.file is not None:
            worker.pipe.send(worker.file)

    def _taken(self, worker: Worker, ready: bool) -> BatchLine | None:
        """The line of a file that is done, or that its worker did not survive; None while it is still at it."""
        file = worker.file
        if file is None or (not ready and worker.process.is_alive() and monotonic() - worker.since < self.seconds):
            return None
        try:
            if ready:
                line: BatchLine = worker.pipe.recv()
                return line
            fault = f"Đọc quá {self.seconds:.0f} giây nên đã dừng. Hãy rà soát riêng tệp này bằng lệnh “kehoach audit”."
        except EOFError:
            fault = "Chương trình dừng đột ngột khi đọc tệp này. Hãy lưu lại tệp ở dạng .docx rồi thử lại."
        self.dismiss(worker)
        return _unread(file, fault)


def run(parents: Sequence[Path], folder: Path, out: Path, given: Given) -> BatchReport:
    """Hold every plan of `folder` against the parents, which are read once, and write each plan's own report below `out`.

    Where the run is to be resumed the files that were done before under the same parents and rules, and have not changed since, are taken from the
    journal. Raises UsageError where the folder holds no plan, and as `flow.plan_of` does where a parent cannot be read.
    """
    files = plans_in(folder, (*parents, out))
    work = _work(parents, out, given.setup)
    (out / REPORTS).mkdir(parents=True, exist_ok=True)
    done = _done(out / JOURNAL, work.key) if given.resume else {}
    kept = {f: line for f in files if (line := done.get(f.name)) is not None and line.sha256 == _sha(f)}
    lines = dict(kept)
    with (out / JOURNAL).open("a" if given.resume else "w", encoding="utf-8") as journal:
        for line in Crew(work, given.seconds).run([f for f in files if f not in kept], given.jobs):
            lines[next(f for f in files if f.name == line.file)] = line
            journal.write(_noted(line, work.key) + "\n")
            journal.flush()
            given.told(line, len(lines), len(files))
    return flow.batch_of(work.parents, [lines[f] for f in files], given.setup)


def plans_in(folder: Path, besides: Sequence[Path] = ()) -> list[Path]:
    """The files of a folder that may be plans, by name; neither the parents, nor what a run wrote, nor files that an office program holds open."""
    if not folder.is_dir():
        raise UsageError(f"Không có thư mục “{folder}”. Hãy nêu thư mục chứa các kế hoạch cần rà soát.")
    own = {b.resolve() for b in besides}
    found = [f for f in sorted(folder.iterdir()) if f.is_file() and f.suffix.lower() in SUFFIXES and not f.name.startswith((".", "~$"))]
    files = [f for f in found if f.resolve() not in own]
    if not files:
        raise UsageError(f"Thư mục “{folder}” không có kế hoạch nào (Word, PDF, HTML, Excel, văn bản). Hãy kiểm tra lại thư mục.")
    return files


def _work(parents: Sequence[Path], out: Path, setup: flow.Setup) -> Work:
    plans = tuple(flow.plan_of(p, setup) for p in parents)
    if not any(plan.targets for plan in plans):
        raise UnreadableError(
            f"Không tìm thấy chỉ tiêu nào trong văn bản cấp trên “{plans[0].source.name}” nên không có gì để đối chiếu. "
            "Hãy kiểm tra tệp bằng lệnh “kehoach extract”, hoặc chọn đúng kế hoạch cấp trên."
        )
    rules = sorted(setup.book.path.glob("*.toml"))
    key = hashlib.sha256("".join([*(p.source.sha256 for p in plans), *(_sha(r) for r in rules)]).encode()).hexdigest()
    return Work(plans, out, setup, key)


def _sha(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


# --- the journal ----------------------------------------------------------------------------------------------------


def _noted(line: BatchLine, key: str) -> str:
    from pipeline.codec import to_json

    return json.dumps({"key": key, "line": json.loads(to_json(line, indent=None))}, ensure_ascii=False)


def _done(journal: Path, key: str) -> dict[str, BatchLine]:
    """What a run noted under this key, by file name; a line that was broken off is left out, and so is what could not be read."""
    from pipeline.codec import line_from_json

    found: dict[str, BatchLine] = {}
    for noted in journal.read_text("utf-8").splitlines() if journal.is_file() else ():
        try:
            told = json.loads(noted)
        except ValueError:
            continue
        if told.get("key") == key and (line := line_from_json(json.dumps(told["line"]))) is not None and not line.fault:
            found[line.file] = line
    return found


# --- in the worker --------------------------------------------------------------------------------------------------


def _serve(pipe: Connection, work: Work) -> None:
    """Take files until there are no more."""
    from pipeline.matching.compiled import kept

    with kept():
        _take(pipe, work)


def _take(pipe: Connection, work: Work) -> None:
    while True:
        try:
            file: Path = pipe.recv()
        except (EOFError, KeyboardInterrupt):
            return
        try:
            pipe.send(_audited(file, work))
        except KeyboardInterrupt:
            return


def _audited(file: Path, work: Work) -> BatchLine:
    """The line of one file; its report is written as JSON and as a page."""
    from pipeline.codec import to_json
    from pipeline.export.files import write_whole
    from pipeline.export.report import audit_html

    try:
        report = flow.accepted(flow.audit_plans(flow.plan_of(file, work.setup), work.parents, work.setup), file, setup=work.setup)
        name = f"{REPORTS}/{file.name}.html"
        write_whole(work.out / f"{REPORTS}/{file.name}.json", to_json(report).encode())
        write_whole(work.out / name, audit_html(report, work.setup.templates_folder).encode())
        return replace(flow.batch_line(report, work.setup), file=file.name, sha256=_sha(file), output=name)
    except PlanError as fault:
        return _unread(file, str(fault))
    except Exception as fault:  # one file's fault is that file's line
        return _unread(file, f"Lỗi bên trong chương trình ({type(fault).__name__}: {fault}). Hãy gửi câu này cho người phát triển.")


def _unread(file: Path, fault: str) -> BatchLine:
    return BatchLine(file=file.name, sha256="", unit=file.stem, fault=fault)
