"""`kehoach corpus diff`: gains and losses of a change - the extraction of a git revision against today's, item by item.

The other side runs in a process of its own, with that revision's package and rules (or its rules alone) from a temporary folder.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
import tempfile
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from pipeline import corpus, flow
from pipeline.errors import ExitCode, PlanError, UsageError
from pipeline.gold.changes import KINDS, Move, Moved, moved
from pipeline.gold.likeness import Item
from pipeline.gold.plan import compare

HOME = Path(__file__).resolve().parent.parent
_TREE = ("pipeline", "rules", "templates")
_ENDINGS = (".docx", ".pdf", ".txt", ".md", ".html", ".htm", ".xlsx")
_NAMES = {
    "masthead": "thể thức", "targets": "chỉ tiêu", "assignments": "nhiệm vụ", "references": "viện dẫn", "objectives": "mục tiêu",
    "funding": "kinh phí", "reporting": "báo cáo",
}  # fmt: skip
_MARKS: dict[Move, str] = {"gained": "+", "lost": "−", "changed": "~"}
_READER = """
import sys, json
from pathlib import Path
from pipeline import flow
from pipeline.codec import to_json
from pipeline.errors import PlanError
for file in json.loads(sys.stdin.read()):
    try:
        plan = json.loads(to_json(flow.plan_of(Path(file))))
    except PlanError as error:
        plan = {"error": str(error)}
    print(json.dumps(plan), flush=True)
"""


@dataclass(frozen=True, slots=True)
class Held:
    """One file read both ways: its moves, and the scores before and after where the gold is known."""

    name: str
    moves: tuple[Moved, ...]
    scores: tuple[dict[str, float], dict[str, float]] | None = None


def command(given: Namespace, setup: flow.Setup) -> ExitCode:
    """`kehoach corpus diff REV [FILE...]`."""
    home = given.checkout or HOME
    commit = revision(given.revision, home)
    held = list(difference(commit, home, chosen(given.files), setup, rules_only=given.rules_only))
    if given.format == "json":
        shown = [{"file": h.name, "moves": [{k: getattr(m, k) for k in Moved.__slots__} for m in h.moves]} for h in held]
        print(json.dumps(shown, ensure_ascii=False, indent=2))
    else:
        print("\n".join(told(held, commit, rules_only=given.rules_only)))
    return ExitCode.DONE


@dataclass(frozen=True, slots=True)
class Chosen:
    """One file to read both ways, by the name it is shown under, with its gold where it has one."""

    name: str
    file: Path
    gold: Item | None = None


def chosen(files: Sequence[Path]) -> list[Chosen]:
    """The Word file of every case, and the files and folders named."""
    cases = [Chosen(c.slug, c.source(c.formats[0]), c.plan) for c in corpus.cases()]
    inside = (f for p in files for f in (sorted(p.rglob("*")) if p.is_dir() else [p]))
    return [*cases, *(Chosen(str(f), f) for f in inside if f.suffix.lower() in _ENDINGS or f in files)]


def revision(name: str, home: Path) -> str:
    """The commit that a name stands for. Raises UsageError where there is no git checkout or no such revision."""
    if _git(home, "rev-parse", "--is-inside-work-tree").returncode:
        raise UsageError(f"“{home}” không phải kho git nên không có bản cũ để so. Hãy chạy lệnh này trong thư mục mã nguồn lấy bằng git clone.")
    found = _git(home, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
    if found.returncode:
        raise UsageError(f"Kho git không có bản “{name}”. Hãy nêu tên nhánh, thẻ hoặc mã bản có trong “git log”, ví dụ HEAD~1.")
    return found.stdout.decode().strip()


def difference(commit: str, home: Path, files: Sequence[Chosen], setup: flow.Setup, *, rules_only: bool = False) -> Iterator[Held]:
    """Each file read by the revision and by today's program, and what moved between the two."""
    with checked_out(commit, home) as tree:
        before = _by_old_rules(files, tree / "rules") if rules_only else _read_then(files, tree)
        for each, old, new in zip(files, before, _read_now(files, setup), strict=True):
            yield _held(each, old, new)


def _held(each: Chosen, old: Item, new: Item) -> Held:
    if "error" in old or "error" in new:
        move = Moved(kind="masthead", move="changed", id="", quote="", field="đọc tệp", old=old.get("error", "được"), new=new.get("error", "được"))
        return Held(each.name, (move,) if ("error" in old) != ("error" in new) else ())
    scores = None
    if each.gold is not None:
        sides = (compare(side, each.gold).scores for side in (old, new))
        first, second = ({name: score.f1 for name, score in corpus.grouped(s).items()} for s in sides)
        scores = first, second
    return Held(each.name, tuple(moved(old, new, each.gold)), scores)


def _read_now(files: Sequence[Chosen], setup: flow.Setup) -> Iterator[Item]:
    for each in files:
        try:
            yield corpus.as_json(flow.plan_of(each.file, setup))
        except PlanError as error:
            yield {"error": str(error)}


def _by_old_rules(files: Sequence[Chosen], rules: Path) -> list[Item]:
    """The plans as today's program reads them with other rules, which may lack what it asks for."""
    try:
        return list(_read_now(files, flow.Setup(rules)))
    except (LookupError, AttributeError, TypeError) as fault:
        raise UsageError(
            f"Quy tắc của bản cũ thiếu điều mà chương trình đang dùng cần ({type(fault).__name__}: {fault}). "
            "Hãy bỏ tùy chọn --rules-only để chạy cả chương trình của bản ấy."
        ) from None


def _read_then(files: Sequence[Chosen], tree: Path) -> Iterator[Item]:
    """The plans as the tree's own package reads them, in one process."""
    environment = {**os.environ, "PYTHONPATH": str(tree), "PYTHONUTF8": "1"}
    names = json.dumps([str(each.file.resolve()) for each in files])
    run = subprocess.run([sys.executable, "-c", _READER], input=names.encode(), capture_output=True, cwd=tree, env=environment)
    lines = run.stdout.decode("utf-8").splitlines()
    if run.returncode or len(lines) != len(files):
        last = (run.stderr.decode("utf-8", "replace").strip().splitlines() or ["không rõ lý do"])[-1]
        raise UsageError(f"Chương trình của bản cũ không chạy được trên máy này: {last}. Hãy thử lại với --rules-only, chỉ lấy quy tắc của bản ấy.")
    yield from (json.loads(line) for line in lines)


@contextmanager
def checked_out(commit: str, home: Path) -> Iterator[Path]:
    """A temporary folder with a revision's package, rules and templates; the working tree is not touched."""
    top = _git(home, "ls-tree", "--name-only", commit).stdout.decode().split()
    archive = _git(home, "archive", "--format=tar", commit, *(name for name in _TREE if name in top), *(["pyproject.toml"] if "pyproject.toml" in top else []))
    if archive.returncode or "rules" not in top:
        raise UsageError(f"Bản “{commit[:12]}” không có thư mục rules/ nên không so được. Hãy chọn một bản mới hơn.")
    with tempfile.TemporaryDirectory(prefix="kehoach-") as folder:
        with tarfile.open(fileobj=BytesIO(archive.stdout)) as packed:
            packed.extractall(folder, filter="data")
        yield Path(folder)


def _git(home: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", "-C", str(home), *arguments], capture_output=True)
    except FileNotFoundError:
        raise UsageError("Máy chưa có chương trình git nên không so được với bản cũ. Hãy cài git rồi chạy lại.") from None


# --- as a person reads it -------------------------------------------------------------------------------------------


def told(held: Sequence[Held], commit: str, *, rules_only: bool) -> Iterator[str]:
    """The moves of each file, then the sum by kind and the scores that changed."""
    yield f"Từ {'quy tắc của ' if rules_only else ''}bản {commit[:12]} đến bản đang dùng: {len(held)} tệp"
    for each in held:
        if each.moves:
            yield f"\n{each.name}"
            yield from (f"  {_line(move)}" for move in each.moves)
    yield ""
    counts = Counter((m.kind, m.move) for h in held for m in h.moves)
    sums = [f"{_NAMES[k]} " + " ".join(f"{_MARKS[v]}{counts[k, v]}" for v in _MARKS if counts[k, v]) for k in ("masthead", *KINDS) if any(counts[k, v] for v in _MARKS)]
    yield "TỔNG: " + ("; ".join(sums) or "không có gì thay đổi")
    agreed = Counter((m.move, m.gold) for h in held for m in h.moves if m.gold is not None)
    if agreed:
        yield f"Theo đáp án: thêm đúng {agreed['gained', True]}, thêm sai {agreed['gained', False]}; mất cái đúng {agreed['lost', True]}, bỏ cái sai {agreed['lost', False]}"
    yield from _scored(held)


def _line(move: Moved) -> str:
    verdict = {True: "  [đáp án có]", False: "  [đáp án không có]", None: ""}[move.gold]
    head = f"{_MARKS[move.move]} {_NAMES[move.kind]} {move.id}".rstrip()
    if move.move == "changed":
        quote = f"  “{move.quote[:80]}”" if move.quote else ""
        return f"{head} {move.field}: {move.old or '(trống)'} → {move.new or '(trống)'}{quote}"
    return f"{head} {move.value}: “{move.quote[:100]}”{verdict}"


def _scored(held: Sequence[Held]) -> Iterator[str]:
    """The mean F1 of each score that changed, over the cases."""
    pairs = [h.scores for h in held if h.scores is not None]
    for name in sorted({n for before, after in pairs for n in (*before, *after)}):
        both = [(b[name], a[name]) for b, a in pairs if name in b and name in a]
        before, after = (sum(side) / len(both) for side in zip(*both, strict=True)) if both else (0.0, 0.0)
        if f"{before:.3f}" != f"{after:.3f}":
            yield f"  {name:30} {before:.3f} → {after:.3f}"
