"""PDF files that would eat the machine: streams that inflate without end, drawings that call themselves.

PDFium cannot be interrupted from within Python, so a page that keeps it busy beyond all measure ends the process
with the exit status of an unreadable file; every sound page is read in milliseconds.
"""

from __future__ import annotations

import os
import sys
import threading
import time
import zlib
from types import TracebackType

import regex

from pipeline.errors import ExitCode, UnreadableError

MAX_STREAM = 16 * 1024 * 1024
"""Bytes of one page's drawing orders; a dense map has 5 million."""
PATIENCE = 8.0
"""Seconds that one page may keep PDFium."""
_MOST_RATIO = 1032
_STREAM = regex.compile(rb"stream\r?\n")


def check(data: bytes, name: str) -> None:
    """Raise UnreadableError where a stream that is no picture or font inflates beyond 16 MB."""
    for match in _STREAM.finditer(data):
        start = match.end()
        if data[match.start() - 3 : match.start()] == b"end":
            continue
        end = data.find(b"endstream", start)
        end = len(data) if end < 0 else end
        if (end - start) * _MOST_RATIO < MAX_STREAM:
            continue
        described = data[max(0, start - 600) : start].rpartition(b" obj")[2]
        if b"FlateDecode" in described and b"/Image" not in described and b"/Length1" not in described and _inflated(data[start:end]) > MAX_STREAM:
            raise UnreadableError(f"Tệp “{name}” có trang lớn bất thường (nội dung nén quá 16 MB) nên không được đọc. Hãy in lại văn bản thành PDF mới.")


def _inflated(packed: bytes) -> int:
    try:
        return len(zlib.decompressobj().decompress(packed, MAX_STREAM + 1))
    except zlib.error:
        return 0


class Watch:
    """Canh giờ: ends the process, with one sentence and exit status 3, where a page keeps PDFium longer than `PATIENCE`."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._page = 0
        self._since = time.monotonic()
        self._over = threading.Event()

    def __enter__(self) -> Watch:
        threading.Thread(target=self._look, daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._over.set()

    def page(self, number: int) -> None:
        """Say that this page is begun."""
        self._page, self._since = number, time.monotonic()

    def _look(self) -> None:
        while not self._over.wait(0.5):
            if self._page and time.monotonic() - self._since > PATIENCE:
                sentence = f"Trang {self._page} của tệp “{self._name}” có hình vẽ quá phức tạp nên không đọc được. Hãy in lại văn bản thành PDF mới."
                print(f"kehoach: {sentence}", file=sys.stderr, flush=True)
                os._exit(int(ExitCode.UNREADABLE))
