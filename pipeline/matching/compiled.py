"""Patterns compiled before, kept in the user's own cache folder: a command then starts half a second sooner.

Both engines read a pattern in Python, a millisecond each, and hand numbers to their C part. Those numbers, and what the sieve
knows of a rule's pattern (`remembered`), are kept under the pattern's own text, so that a changed pattern never meets an old entry, in one file for each version of Python and of `regex`.
Only patterns of the program and of its rules are kept, never one that was made of a document's words. A file that is damaged, of another version or not to be written is as good as none. KEHOACH_CACHE names another folder; where it
is set to nothing, nothing is kept.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache, wraps
from pathlib import Path
from types import FrameType
from typing import Any

import regex

LARGEST = 16_000_000
DEEPEST = 12
_OF_RULES = tuple(f"pipeline{os.sep}{name}.py" for name in (f"matching{os.sep}sieve", f"matching{os.sep}plain", "places", "body_shapes", f"extract{os.sep}units", f"extract{os.sep}duty_subjects"))
_CHECK = 32
Numbers = dict[str, Any]
_open: list[tuple[Numbers, Numbers]] = []
"""What was kept and what is new, while patterns are kept."""


def folder() -> Path | None:
    """The user's cache folder for this program; None where nothing is to be kept."""
    named = os.environ.get("KEHOACH_CACHE")
    if named is not None:
        return Path(named) if named else None
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "kehoach" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "kehoach"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "kehoach"


def file() -> Path | None:
    """The file for these versions of Python and of `regex`."""
    home = folder()
    version = f"{sys.implementation.cache_tag}-{sys.byteorder}-{sys.maxsize}-{re._compiler._sre.MAGIC}-{regex.__version__}"  # type: ignore[attr-defined]
    return home and home / f"patterns-{hashlib.sha256(version.encode()).hexdigest()[:16]}.bin"


@contextmanager
def kept() -> Iterator[None]:
    """Compile with what is kept, and keep what is new when the work is done, well or not."""
    where = None
    with suppress(Exception):  # no home folder, an engine built otherwise: work goes on without
        where = file()
    if where is None:
        yield
        return
    numbers, new = _read(where), Numbers()
    _open.append((numbers, new))
    engines = (_Engine(regex._main, "_regex", "_compile", numbers, new), _Engine(re._compiler, "_sre", "compile", numbers, new))  # type: ignore[attr-defined]
    try:
        yield
    finally:
        _open.pop()
        for engine in engines:
            engine.leave()
        if new:
            with suppress(OSError, ValueError):
                _write(where, {**numbers, **new})


def remembered(told: Callable[[str], Any]) -> Callable[[str], Any]:
    """A function that tells plain values of a rule's pattern; they are kept with the patterns, as long as this package's code is the same."""

    @lru_cache(maxsize=2_000)
    @wraps(told)
    def answer(pattern: str) -> Any:
        if not _open:
            return told(pattern)
        numbers, new = _open[-1]
        key = f"{told.__qualname__} {_code()} {pattern}"
        if key not in numbers:
            numbers[key] = new[key] = told(pattern)
        return numbers[key]

    return answer


@lru_cache(maxsize=1)
def _code() -> str:
    """Stands for the code that reads patterns."""
    files = (Path(__file__).with_name(f"{name}.py").read_bytes() for name in ("needed", "notation", "plain"))
    return hashlib.sha256(b"".join(files)).hexdigest()[:16]


def _read(where: Path) -> Numbers:
    try:
        data = where.read_bytes()
        if len(data) > LARGEST or hashlib.sha256(data[_CHECK:]).digest() != data[:_CHECK]:
            return {}
        numbers = marshal.loads(data[_CHECK:])
    except (OSError, ValueError, EOFError, TypeError):
        return {}
    return numbers if isinstance(numbers, dict) else {}


def _write(where: Path, numbers: Numbers) -> None:
    """Whole or not at all."""
    data = marshal.dumps(numbers)
    if len(data) > LARGEST:
        return
    where.parent.mkdir(parents=True, exist_ok=True)
    draft = where.with_suffix(f".{os.getpid()}")
    try:
        draft.write_bytes(hashlib.sha256(data).digest() + data)
        draft.replace(where)
    finally:
        draft.unlink(missing_ok=True)


class _Recorder:
    """Stands for an engine's C part while one pattern is compiled, and notes what it was given."""

    def __init__(self, real: Any) -> None:
        self._real = real
        self.given: tuple[Any, ...] = ()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def compile(self, *given: Any) -> Any:
        self.given = given
        return self._real.compile(*given)


class _Engine:
    """One engine with the kept numbers before its compiler. `core` is its C part, `name` its compiler in Python."""

    def __init__(self, module: Any, core: str, name: str, numbers: Numbers, new: Numbers) -> None:
        self._module, self._core, self._name = module, core, name
        self._numbers, self._new = numbers, new
        self._real = getattr(module, core)
        self._old: Callable[..., Any] = getattr(module, name)
        self._made: dict[tuple[str, int], Any] = {}
        setattr(module, name, self._compile)

    def leave(self) -> None:
        """The engine as it was."""
        setattr(self._module, self._name, self._old)

    def _compile(self, pattern: Any, flags: Any = 0, *more: Any) -> Any:
        if type(pattern) is not str or (len(more) > 1 and more[1]):  # named lists come with the call
            return self._old(pattern, flags, *more)
        key = (pattern, int(flags))
        if key not in self._made:
            self._made[key] = self._fetched(pattern, int(flags)) or self._compiled(pattern, flags, more)
        return self._made[key]

    def _fetched(self, pattern: str, flags: int) -> Any:
        numbers = self._numbers.get(f"{self._core} {flags} {pattern}")
        if numbers is None:
            return None
        with suppress(Exception):  # numbers that the engine does not take are no numbers
            return self._real.compile(pattern, *numbers)
        return None

    def _compiled(self, pattern: str, flags: Any, more: tuple[Any, ...]) -> Any:
        recorder = _Recorder(self._real)
        setattr(self._module, self._core, recorder)
        try:
            made = self._old(pattern, flags, *more)
        finally:
            setattr(self._module, self._core, self._real)
        if recorder.given and recorder.given[0] == pattern and _of_the_program(sys._getframe(2)):
            with suppress(ValueError, TypeError):
                self._new[f"{self._core} {int(flags)} {pattern}"] = _bare(recorder.given[1:])
        return made


def _of_the_program(frame: FrameType | None) -> bool:
    """Whether a pattern is compiled while a module is imported, or by a module that makes patterns of rules alone."""
    for _ in range(DEEPEST):
        if frame is None:
            return False
        if frame.f_code.co_filename.endswith(_OF_RULES):
            return True
        if frame.f_code.co_name == "<module>":
            above = frame.f_back
            return above is not None and "importlib" in above.f_code.co_filename
        frame = frame.f_back
    return False


def _bare(value: Any) -> Any:
    """The same in plain types; flags are numbers."""
    if isinstance(value, int):
        return int(value)
    if isinstance(value, (list, tuple)):
        return type(value)(map(_bare, value))
    if isinstance(value, dict):
        return {_bare(k): _bare(v) for k, v in value.items()}
    if value is None or isinstance(value, str):
        return value
    raise TypeError(type(value))
