"""Plans and wards made for the tests of the draft: by hand as values, and as a text that is read like a real one."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from pipeline.extract.plan import extract
from pipeline.model import Assignment, Body, Bound, Deadline, Evidence, Masthead, Period, Plan, Quantity, Source, Target
from pipeline.outline.section import outline
from pipeline.read.document import read_bytes
from pipeline.rules import load
from pipeline.wards import Ward, default_departments, from_table

RULES = load()
PROVINCE = Body(
    text="Ủy ban nhân dân tỉnh Lạng Sơn", name="Ủy ban nhân dân tỉnh Lạng Sơn", key="ubnd-cap-tinh", tier="province",
    kind="people_committee", level="province",
)  # fmt: skip


def ward(**facts: Any) -> Ward:
    """Phường Kỳ Lừa of tỉnh Lạng Sơn with the default departments; `facts` are keys of ward.toml."""
    table = {
        "name": "Kỳ Lừa", "kind": "phường", "province": "tỉnh Lạng Sơn", "year": 2026, "villages": "khu phố",
        "schools": "Các trường học trên địa bàn phường", "health_station": "Trạm Y tế phường Kỳ Lừa",
    }  # fmt: skip
    made = from_table({**table, **facts}, "ward.toml")
    return made if made.departments else replace(made, departments=default_departments(made.kind))


def plan(**facts: Any) -> Plan:
    """A plan of the province for 2026 - 2030."""
    masthead = Masthead(
        issuer=PROVINCE, number="88/KH-UBND", date="2026-01-05", doc_type="Kế hoạch", period=Period(start=2026, end=2030),
        title="Phát triển cây xanh đô thị trên địa bàn tỉnh Lạng Sơn giai đoạn 2026 - 2030",
    )  # fmt: skip
    source = Source(name="tinh.docx", sha256="", media_type="", reader="test")
    return Plan(**{"kind": "plan", "source": source, "masthead": masthead, **facts})


def target(id: str, text: str, low: str, unit: str = "%", **facts: Any) -> Target:
    """A target of the objectives, due in 2030 by its heading."""
    bound: Bound = facts.pop("bound", "at_least")
    high = Decimal(facts.pop("high", low))
    due = Deadline(by="2030-12-31", text="đến năm 2030", source="heading")
    given: dict[str, Any] = {"deadline": due, "direction": "higher", "where": "objectives", "evidence": Evidence(quote=text, rule="test")}
    return Target(id=id, text=text, quantity=Quantity(low=Decimal(low), high=high, unit=unit, bound=bound), **{**given, **facts})


def body(name: str) -> Body:
    """The body of a name, as a plan of the province means it."""
    from pipeline import bodies

    return bodies.load(RULES).resolve(name, issuer=PROVINCE)


def duty(id: str, lead: str, words: str, **facts: Any) -> Assignment:
    """A duty of the part on implementation."""
    return Assignment(id=id, lead=(body(lead),), duty=words, **{"where": "implementation", "evidence": Evidence(quote=words, rule="test"), **facts})


def read(text: str | bytes, name: str = "tinh.txt") -> Plan:
    """A plan read from a text (or a file's bytes) by the whole line."""
    document = read_bytes(text if isinstance(text, bytes) else text.encode(), name)
    return extract(document, outline(document, RULES), RULES)


PARENT = """\
ỦY BAN NHÂN DÂN
TỈNH LẠNG SƠN

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 88/KH-UBND

Lạng Sơn, ngày 05 tháng 01 năm 2026

KẾ HOẠCH

Chăm sóc người cao tuổi trên địa bàn tỉnh Lạng Sơn giai đoạn 2026 - 2030

Thực hiện Quyết định số 77/QĐ-TTg ngày 14 tháng 9 năm 2025 của Thủ tướng Chính phủ về Chương trình chăm sóc người cao tuổi; Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:

I. MỤC TIÊU

1. Mục tiêu chung

Nâng cao chất lượng cuộc sống của người cao tuổi trên địa bàn tỉnh, phát huy vai trò của người cao tuổi trong cộng đồng.

2. Mục tiêu cụ thể đến năm 2030

{targets}

II. NHIỆM VỤ VÀ GIẢI PHÁP

1. Truyền thông

- Tuyên truyền chính sách đối với người cao tuổi trên hệ thống thông tin cơ sở của tỉnh.

- Rà soát, lập danh sách người cao tuổi tại thôn, tổ dân phố.

III. KINH PHÍ THỰC HIỆN

Ngân sách tỉnh bảo đảm theo phân cấp; huy động nguồn xã hội hóa và các nguồn hợp pháp khác.

IV. TỔ CHỨC THỰC HIỆN

1. Sở Y tế

- Chủ trì, phối hợp với các sở, ban, ngành theo dõi, đôn đốc việc thực hiện Kế hoạch này.

- Tổ chức khám sức khỏe định kỳ cho người cao tuổi.

2. Sở Tài chính

- Tham mưu Ủy ban nhân dân tỉnh bố trí kinh phí thực hiện Kế hoạch.

3. Công an tỉnh

- Cập nhật dữ liệu người cao tuổi trong cơ sở dữ liệu quốc gia về dân cư.

4. Ủy ban nhân dân các xã, phường

- Chỉ đạo trạm y tế lập hồ sơ theo dõi sức khỏe người cao tuổi.

- Báo cáo kết quả thực hiện về Sở Y tế trước ngày 15 tháng 12 hằng năm.

5. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức chính trị - xã hội tỉnh

- Vận động hội viên tham gia chăm sóc người cao tuổi.

Trên đây là Kế hoạch chăm sóc người cao tuổi trên địa bàn tỉnh Lạng Sơn giai đoạn 2026 - 2030./.

Nơi nhận:
- Các sở, ban, ngành (t/h);
- UBND các xã, phường (t/h);
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Hoàng Văn Thử
"""

TARGETS = (
    "- Ít nhất 95% người cao tuổi được khám sức khỏe định kỳ hằng năm.",
    "- 100% người cao tuổi có thẻ bảo hiểm y tế.",
    "- Tỷ lệ người cao tuổi sống một mình không được chăm sóc giảm còn dưới 2%.",
    "- Mỗi xã, phường có ít nhất 02 câu lạc bộ liên thế hệ tự giúp nhau.",
    "- Xây dựng mới 40 nhà văn hóa có khu sinh hoạt cho người cao tuổi.",
)


def parent(*targets: str) -> Plan:
    """The province's plan with these bullets as its targets (or TARGETS), read from its text."""
    return read(PARENT.format(targets="\n\n".join(targets or TARGETS)))
