"""Lỗi của tệp JSON: what pydantic has against a plan's JSON, told to an official in Vietnamese."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import regex

_PLACE = regex.compile(r"at line (\d+) column (\d+)")
_SAID = {
    "missing": "thiếu mục này", "missing_argument": "thiếu mục này", "unexpected_keyword_argument": "tên mục này không có trong kế hoạch",
    "extra_forbidden": "tên mục này không có trong kế hoạch", "string_type": "phải là chữ trong ngoặc kép", "bool_type": "phải là true hoặc false",
    "bool_parsing": "phải là true hoặc false", "tuple_type": "phải là danh sách trong ngoặc vuông", "list_type": "phải là danh sách trong ngoặc vuông",
    "none_required": "phải là null", "int_from_float": "phải là số nguyên",
}  # fmt: skip
_BEGINNINGS = {
    "int_": "phải là số nguyên", "decimal_": "phải là một số, dấu thập phân là dấu chấm", "float_": "phải là một số", "dataclass": "phải là một mục trong ngoặc nhọn { }",
    "dict_": "phải là một mục trong ngoặc nhọn { }", "model_": "phải là một mục trong ngoặc nhọn { }", "union_": "giá trị không đúng loại",
}  # fmt: skip
_OTHERWISE = "giá trị không hợp lệ"


def told(fault: Mapping[str, Any]) -> str:
    """One error of pydantic in Vietnamese, without its place in the plan."""
    kind = str(fault["type"])
    if kind == "json_invalid":
        at = _PLACE.search(str(fault["msg"]))
        return "tệp không phải JSON đúng cách viết" + (f" (dòng {at[1]}, cột {at[2]})" if at else "")
    if kind == "literal_error":
        return f"phải là một trong: {str(fault['ctx']['expected']).replace(' or ', ', ')}"
    beginning = next((said for start, said in _BEGINNINGS.items() if kind.startswith(start)), _OTHERWISE)
    return _SAID.get(kind, beginning)
