"""What is kept of compiled patterns: the same patterns again, nothing of a document, and no harm where it cannot be."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import regex

from pipeline.matching import compiled

PATTERNS = [r"(?<!\w)(?:ít\s+nhất|tối\s+thiểu)\s+(?P<n>\d+)", r"(?P<y>20\d\d)(?=\s*-)|[à-ỹ]{2,3}+x"]
TEXT = "tối thiểu 5 hộ, ít nhất 12 xã, 2026 - 2030"
_RUN = """
import sys, re, regex
from pipeline.matching import compiled
with compiled.kept():
    from pipeline.matching import sieve
    for pattern in sys.argv[1:]:
        for search in (sieve.Search(pattern, quick=True), sieve.Search(pattern, quick=False)):
            print([(m.span(), groups) for quick in (True, False) for m, groups in search.found("tối thiểu 5 hộ, ít nhất 12 xã, 2026 - 2030", quick=quick)])
"""


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KEHOACH_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def run(code: str, *arguments: str) -> str:
    return subprocess.run([sys.executable, "-c", code, *arguments], check=True, capture_output=True, text=True).stdout


def test_kept_patterns_find_the_same(cache: Path) -> None:
    first = run(_RUN, *PATTERNS)
    assert "(0, 11)" in first
    (file,) = cache.iterdir()
    before = file.stat().st_mtime_ns
    assert run(_RUN, *PATTERNS) == first
    assert file.stat().st_mtime_ns == before


_NEEDS = """
import sys
from pipeline.matching import compiled, needed
if sys.argv[2:]:
    needed._of_branches = None
with compiled.kept():
    print(sorted(map(sorted, needed.needs(sys.argv[1]).clauses)))
"""


def test_what_a_pattern_needs_is_kept_too(cache: Path) -> None:
    first = run(_NEEDS, PATTERNS[0])
    assert "ít nhất" in first
    assert run(_NEEDS, PATTERNS[0], "without reading it again") == first


@pytest.mark.parametrize("damage", [b"", b"x" * 100, None])
def test_a_damaged_file_is_as_good_as_none(cache: Path, damage: bytes | None) -> None:
    first = run(_RUN, *PATTERNS)
    (file,) = cache.iterdir()
    file.write_bytes(file.read_bytes()[:-7] if damage is None else damage)
    assert run(_RUN, *PATTERNS) == first
    assert file.stat().st_size > 1000


def test_a_folder_that_cannot_be_written_does_no_harm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("KEHOACH_CACHE", str(tmp_path / "file" / "cache"))
    assert "(0, 11)" in run(_RUN, *PATTERNS)


def test_nothing_is_kept_where_the_folder_is_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEHOACH_CACHE", "")
    assert compiled.folder() is None
    assert compiled.file() is None


def test_no_word_of_a_document_is_kept(cache: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    words = "ỦY BAN NHÂN DÂN\nPHƯỜNG QUÝNH LỆ\n\nSố: 8/KH-UBND\nQuýnh Lệ, ngày 5 tháng 3 năm 2026\n\nKẾ HOẠCH\nTrồng cây khuynh diệp năm 2026\n\n"
    body = "I. MỤC TIÊU\n- Phấn đấu 90% hộ ở Quýnh Lệ trồng khuynh diệp.\nII. TỔ CHỨC THỰC HIỆN\n1. Phòng Khuynh Diệp: chủ trì thực hiện Kế hoạch này.\n"
    plan.write_text(words + body, "utf-8")
    subprocess.run([sys.executable, "-m", "pipeline.cli", "extract", str(plan)], check=True, capture_output=True)
    (file,) = cache.iterdir()
    kept = file.read_bytes().decode("utf-8", errors="ignore").lower()
    assert "chủ" in kept
    assert not {word for word in ("quýnh", "khuynh", "quynh") if word in kept}


def test_the_engines_are_as_they_were_afterwards(cache: Path) -> None:
    before = regex._main._compile, re._compiler.compile  # type: ignore[attr-defined]
    with compiled.kept():
        assert regex._main._compile is not before[0]  # type: ignore[attr-defined]
        assert regex.compile(r"\L<names>", names=["a"]).search("xa")
    assert (regex._main._compile, re._compiler.compile) == before  # type: ignore[attr-defined]
    with pytest.raises(regex.error), compiled.kept():
        regex.compile("(")
    assert regex._main._regex.__name__ == "regex._regex"  # type: ignore[attr-defined]
