"""Hồ sơ đơn vị (ward.toml): what a draft must know of the commune-level unit that it is written for."""

from __future__ import annotations

import datetime
import json
import tomllib
from dataclasses import dataclass, field, fields, replace
from decimal import Decimal
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal

import regex
from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from pipeline.errors import UsageError
from pipeline.render import render
from pipeline.rules import RuleBook
from pipeline.rules import load as load_rules
from pipeline.vietnamese import clean

Kind = Literal["phường", "xã", "đặc khu"]
Text = Annotated[str, Field(max_length=500)]
Named = Annotated[str, Field(min_length=1, max_length=200)]
SAMPLE = "Ví Dụ"
"""The invented name in the example, which no unit bears."""
_CLOSED = ConfigDict(extra="forbid", strict=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Department:
    """Phòng, trung tâm: `fields` are the words of its work, `symbol` its abbreviation on the line "Lưu: VT, ..."."""

    __pydantic_config__ = _CLOSED
    name: Named
    symbol: Text = ""
    fields: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """Người ký: a deputy signs "KT."; by order or proxy (TL., TUQ.) `position` is the signer's own post. The name may be blank."""

    __pydantic_config__ = _CLOSED
    capacity: Literal[
        "CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Q. CHỦ TỊCH", "TL. CHỦ TỊCH", "TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG", "CHÁNH VĂN PHÒNG",
        "PHÓ CHÁNH VĂN PHÒNG", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC",
    ] = "CHỦ TỊCH"  # fmt: skip
    position: Text = ""
    name: Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTarget:
    """Chỉ tiêu riêng: the ward's own value for the parent's target whose text holds `match`."""

    __pydantic_config__ = _CLOSED
    match: Named
    value: Annotated[Decimal, Field(ge=0)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ward:
    """Hồ sơ đơn vị: name and kind, its bodies, who signs, its own figures. Texts are as an official writes them.

    `report_margin_days` is how many days before the parent's date the ward reports, `duty_margin_days` how many before it a duty is done; `year` the first year of
    its plan (None: the present year); `plan` "year": the plan is for that year alone; `issuer` the department that issues the plan,
    "" for the People's Committee; `figures` are counts by noun ("hộ", "trường"), by which a share is told in numbers.
    """

    __pydantic_config__ = _CLOSED
    name: Named
    kind: Kind
    province: Named
    place: Text = ""
    number: Text = ""
    date: datetime.date | Literal[""] = ""
    plan: Literal["period", "year"] = "period"
    year: Annotated[int, Field(ge=2000, le=2100)] | None = None
    issuer: Text = ""
    villages: Text = ""
    schools: Text = ""
    health_station: Text = ""
    front: Text = ""
    report_margin_days: Annotated[int, Field(ge=0, le=90)] = 5
    duty_margin_days: Annotated[int, Field(ge=0, le=90)] = 5
    annex: bool = False
    recipients: tuple[Named, ...] = ()
    signer: Signatory = Signatory()
    departments: tuple[Department, ...] = ()
    figures: dict[str, Decimal] = field(default_factory=dict)
    targets: tuple[OwnTarget, ...] = ()

    @property
    def full(self) -> str:
        """"phường Uông Bí"; with a number for a name the type word has a capital: "Phường 1" (NĐ 30/2020, phụ lục II)."""
        kind = self.kind.capitalize() if self.name[:1].isdigit() else self.kind
        return f"{kind} {self.name}"

    @property
    def place_name(self) -> str:
        """The place before the date: the name, or the whole name where that is a number (NĐ 30/2020, phụ lục I, II.4)."""
        return self.place or (self.full if self.name[:1].isdigit() else self.name)

    @property
    def department(self) -> Department | None:
        """The department that issues the plan; None where the People's Committee does."""
        return next((d for d in self.departments if self.issuer and d.name.casefold() == self.issuer.casefold()), None)

    @property
    def front_name(self) -> str:
        """The Front and its members at this level."""
        return self.front or f"Ủy ban Mặt trận Tổ quốc Việt Nam {self.kind} và các tổ chức chính trị - xã hội {self.kind}"


def load(path: Path) -> Ward:
    """The profile in `path`; without a list of its own it has the default departments of NĐ 150/2025.

    Raises UsageError with one clear sentence: no such file, faulty TOML, unknown key, missing key, wrong type.
    """
    ward = from_table(_table(path), path.name)
    ward = ward if ward.departments else replace(ward, departments=default_departments(ward.kind))
    if ward.issuer and ward.department is None:
        names = "”, “".join(d.name for d in ward.departments)
        raise UsageError(f"Hồ sơ đơn vị “{path.name}”: “issuer” ghi “{ward.issuer}”, không có trong các phòng. Hãy ghi một trong: “{names}”.")
    return ward


def from_table(table: dict[str, Any], name: str) -> Ward:
    """A profile from TOML already parsed; `name` is the file's, for messages. Raises UsageError."""
    text = json.dumps(_cleaned(table), default=_plain, ensure_ascii=False)
    try:
        ward = _adapter().validate_json(text)
    except ValidationError as fault:
        raise UsageError(_told(fault.errors(include_url=False)[0], name)) from None
    if ward.plan == "year" and ward.year is None:
        raise UsageError(f"Hồ sơ đơn vị “{name}”: “plan” là “year” thì phải ghi năm của kế hoạch. Hãy thêm dòng year = 2027 (đúng năm).")
    if ward.signer.capacity.startswith("T") and "." in ward.signer.capacity and not ward.signer.position:
        raise UsageError(f"Hồ sơ đơn vị “{name}”: ký “{ward.signer.capacity}” thì phải ghi “position”, chức vụ của người ký. Hãy thêm dòng đó trong [signer].")
    return ward


def example() -> str:
    """A commented ward.toml for an invented phường with the default departments; `load` takes it as it is."""
    return render("ward/ward.toml.j2", {"departments": default_departments("phường")})


def default_departments(kind: str, rules: RuleBook | None = None) -> tuple[Department, ...]:
    """The departments of a commune-level unit after NĐ 150/2025, điều 15 and 16 (rules/departments.toml)."""
    rows = (rules or load_rules()).table("departments")["department"]
    return tuple(
        Department(name=row["name"], symbol=row["symbol"], fields=tuple(row["fields"])) for row in rows if kind in row["kinds"]
    )


@lru_cache(maxsize=1)
def _adapter() -> TypeAdapter[Ward]:
    return TypeAdapter(Ward)


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError:
        raise UsageError(f"Không thấy hồ sơ đơn vị “{path}”. Hãy tạo bằng lệnh “kehoach ward init -o {path.name}”.") from None
    except UnicodeDecodeError:
        raise UsageError(f"Hồ sơ đơn vị “{path.name}” không phải văn bản UTF-8. Hãy lưu lại tệp với mã UTF-8.") from None
    except tomllib.TOMLDecodeError as fault:
        raise UsageError(f"Hồ sơ đơn vị “{path.name}” viết sai cú pháp TOML{_line(str(fault))}. Hãy sửa lại chỗ đó.") from None
    except OSError as fault:
        raise UsageError(f"Không mở được hồ sơ đơn vị “{path}”: {fault.strerror}. Hãy kiểm tra lại đường dẫn.") from None


def _line(message: str) -> str:
    found = regex.search(r"at line (\d+), column (\d+)", message)
    return f" ở dòng {found[1]}, cột {found[2]}" if found else " ở cuối tệp"


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return " ".join(clean(value).split())
    if isinstance(value, dict):
        return {key: _cleaned(item) for key, item in value.items()}
    return [_cleaned(item) for item in value] if isinstance(value, list) else value


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


_WANTED = {
    "string": "một chuỗi chữ trong dấu ngoặc kép", "int": "một số nguyên", "bool": "true hoặc false", "tuple": "một danh sách trong dấu [ ]",
    "decimal": "một số", "date": "ngày dạng \"2026-12-15\" hoặc \"\"", "dict": "một bảng", "dataclass": "một bảng", "model": "một bảng",
}  # fmt: skip


def _told(error: Any, name: str) -> str:
    """One sentence for pydantic's first error, and what to do."""
    loc = error["loc"][:1] if error["loc"][0] == "date" else error["loc"]  # pydantic adds which alternative it tried
    where = ".".join(str(part + 1) if isinstance(part, int) else part for part in loc)
    kind, given = error["type"], error["input"]
    head = f"Hồ sơ đơn vị “{name}”"
    if kind in ("unexpected_keyword_argument", "extra_forbidden"):
        names = [f.name for kind_ in (Ward, Department, Signatory, OwnTarget) for f in fields(kind_)]
        near = get_close_matches(where.rpartition(".")[2], names, 1)
        hint = f"; có phải ý là “{near[0]}”" if near else ""
        return f"{head} có khóa không hiểu “{where}”{hint}. Hãy sửa tên khóa hoặc bỏ dòng đó."
    if kind in ("missing", "missing_argument"):
        return f"{head} thiếu khóa “{where}”. Hãy ghi thêm khóa này, xem tệp mẫu bằng lệnh “kehoach ward init”."
    if kind == "literal_error":
        wanted = str(error["ctx"]["expected"]).replace("'", "“", 1).replace("' or '", "” hoặc “").replace("', '", "”, “").replace("'", "”")
        return f"{head}: “{where}” phải là {wanted}, đang ghi “{given}”. Hãy sửa lại."
    return f"{head}: “{where}” {_wrong(kind, error)}, đang ghi “{given}”. Hãy sửa lại."


def _wrong(kind: str, error: Any) -> str:
    limits = error.get("ctx", {})
    if kind == "string_too_short":
        return "không được để trống"
    if kind == "string_too_long":
        return f"không được dài quá {limits['max_length']} chữ"
    if "ge" in limits:
        return f"phải từ {limits['ge']} trở lên"
    if "le" in limits:
        return f"không được quá {limits['le']}"
    return f"phải là {_WANTED.get(kind.split('_')[0], 'một giá trị đúng kiểu')}"
