"""Where rules/, templates/ and corpus/ lie: the user's own folder, the checkout, or the wheel."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import UsageError

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str, override: Path | None = None) -> Path:
    """The folder `name` ("rules", "templates", "corpus"): `override` if given, else the checkout's, else the wheel's.

    Raises UsageError where the folder that the user named is not there.
    """
    if override is not None:
        if not override.is_dir():
            raise UsageError(f"Không thấy thư mục “{override}”. Hãy kiểm tra lại đường dẫn đã nêu.")
        return override
    checkout = _PACKAGE.parent / name
    if checkout.is_dir() and (_PACKAGE.parent / "pyproject.toml").is_file():
        return checkout
    return _PACKAGE / "data" / name
