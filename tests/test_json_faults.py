"""Every fault of a plan's JSON is told in Vietnamese, at its place."""

from __future__ import annotations

import json

import pytest
import regex

from pipeline.codec import plan_from_json
from pipeline.errors import UnreadableError

SOURCE = {"name": "a.docx", "sha256": "", "media_type": "", "reader": "docx"}
TARGET = {"id": "T1", "text": "Đạt 90%", "quantity": {"low": "90", "high": "90", "unit": "%", "bound": "at_least"}, "evidence": {"quote": "90%", "rule": "x"}}
FAULTS = [
    ('{"kind": "plan", "source": ', "dòng 1, cột"),
    ("không phải json", "không phải JSON đúng cách viết"),
    (json.dumps({"kind": "plan"}), "“source”: thiếu mục này"),
    (json.dumps({"kind": "bài văn", "source": SOURCE}), "“kind”: phải là một trong: 'plan', 'programme'"),
    (json.dumps({"kind": "plan", "source": SOURCE, "targets": 5}), "“targets”: phải là danh sách"),
    (json.dumps({"kind": "plan", "source": SOURCE, "targets": ["90%"]}), "“targets.0”: phải là một mục trong ngoặc nhọn"),
    (json.dumps({"kind": "plan", "source": SOURCE, "targets": [{**TARGET, "quantity": {**TARGET["quantity"], "low": "chín mươi"}}]}), "low”: phải là một số"),  # type: ignore[dict-item]
    (json.dumps({"kind": "plan", "source": SOURCE, "targets": [{**TARGET, "doubtful": "có lẽ"}]}), "doubtful”: phải là true hoặc false"),
    (json.dumps({"kind": "plan", "source": SOURCE, "targets": [{**TARGET, "period": {"start": "2026,5", "end": 2030}}]}), "start”: phải là số nguyên"),
    (json.dumps({"kind": "plan", "source": SOURCE, "targets": [{**TARGET, "section": 4}]}), "section”: phải là chữ"),
    (json.dumps({"kind": "plan", "source": {**SOURCE, "name": None}}), "“source.name”: phải là chữ"),
]


@pytest.mark.parametrize(("text", "wanted"), FAULTS)
def test_a_fault_is_told_in_vietnamese(text: str, wanted: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        plan_from_json(text.encode(), "sua-tay.json")
    said = str(caught.value)
    assert wanted in said
    assert regex.search(r"\b(?:[Ii]nput|should|valid|expected|required|EOF|value)\b", said) is None
