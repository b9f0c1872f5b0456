"""Outputs are written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from pipeline.errors import OutputError


def write_whole(target: Path, data: bytes) -> None:
    """Write `data` to `target` by way of a file beside it; nothing is left behind on failure.

    Raises OutputError where the folder is missing, is no folder, or may not be written.
    """
    if target.is_dir():
        raise OutputError(f"“{target}” là một thư mục, không ghi tệp vào tên đó được. Hãy nêu tên tệp ở tùy chọn -o.")
    if not target.parent.is_dir():
        raise OutputError(f"Không ghi được “{target}”: không có thư mục “{target.parent}”. Hãy tạo thư mục trước.")
    beside = ""
    try:
        handle, beside = tempfile.mkstemp(dir=target.parent, prefix=".kehoach-", suffix=target.suffix)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(beside).chmod(0o644)
        Path(beside).replace(target)
    except OSError as fault:
        if beside:
            Path(beside).unlink(missing_ok=True)
        raise OutputError(
            f"Không ghi được “{target}”: {fault.strerror or fault}. Hãy đóng tệp nếu đang mở, hoặc chọn thư mục khác."
        ) from None
