"""The parent's duties in the ward's hands."""

from typing import Any

import pytest
from tests.draft.drafting import RULES, body, duty, plan, target, ward

from pipeline.draft.draft import draft
from pipeline.model import Assignment, Deadline, Draft, DraftParagraph, DraftTable, Task


def drafted(*assignments: Assignment, profile: dict[str, Any] | None = None, **facts: Any) -> Draft:
    return draft([plan(assignments=assignments, **facts)], ward(**(profile or {})), RULES)


def blocks(made: Draft) -> dict[str, list[str]]:
    """Unit → its bullets, in order."""
    found: dict[str, list[str]] = {}
    paragraphs = [p for p in made.content if isinstance(p, DraftParagraph)]
    start = next(n for n, p in enumerate(paragraphs) if p.text == "IV. TỔ CHỨC THỰC HIỆN")
    for p in paragraphs[start + 1 :]:
        if p.style == "heading1":
            break
        if p.style == "heading2":
            found[p.text.partition(" ")[2]] = []
        elif p.style == "item":
            found[list(found)[-1]].append(p.text[2:].rstrip("."))
    return found


def test_duties_of_departments_go_to_the_wards_departments() -> None:
    made = drafted(
        duty("A1", "Sở Y tế", "Chủ trì, phối hợp với các sở, ngành theo dõi, đôn đốc việc thực hiện Kế hoạch này."),
        duty("A2", "Sở Tài chính", "Tham mưu UBND tỉnh bố trí kinh phí."), duty("A3", "Công an tỉnh", "Bảo đảm an ninh mạng."),
    )  # fmt: skip
    found = blocks(made)
    assert next(iter(found)) == "Phòng Văn hóa - Xã hội"
    assert found["Phòng Văn hóa - Xã hội"][0] == "Chủ trì, phối hợp với các phòng, ban, ngành phường theo dõi, đôn đốc việc thực hiện Kế hoạch này"
    assert found["Phòng Kinh tế, Hạ tầng và Đô thị"] == ["Tham mưu UBND phường bố trí kinh phí"]
    assert found["Công an phường"] == ["Bảo đảm an ninh mạng"]


def test_no_body_of_the_province_is_charged() -> None:
    made = drafted(
        duty("A1", "Sở Y tế", "Rà soát danh sách trẻ em."), duty("A2", "Ủy ban nhân dân tỉnh", "Chỉ đạo chung."),
        duty("A3", "Ban Quản lý Khu kinh tế", "Vận động doanh nghiệp."),
    )  # fmt: skip
    assert not [unit for unit in blocks(made) if "Sở" in unit or "tỉnh" in unit]
    assert {d.parent for d in made.dropped} == {"P1:A2", "P1:A3"}
    assert all(d.reason for d in made.dropped)


def test_those_outside_the_ward_are_asked() -> None:
    made = drafted(
        duty("A1", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "Giám sát việc thực hiện.", request=True),
        duty("A2", "Bảo hiểm xã hội tỉnh", "Cấp thẻ bảo hiểm y tế."),
    )  # fmt: skip
    asked = [unit for unit in blocks(made) if unit.startswith("Đề nghị ")]
    assert len(asked) == 2
    assert made.plan is not None
    assert [a.request for a in made.plan.assignments] == [True, True]


@pytest.mark.parametrize(
    ("words", "unit", "wanted"),
    [
        ("Bố trí ngân sách cấp xã thực hiện các nhiệm vụ", "Phòng Kinh tế, Hạ tầng và Đô thị", "Tham mưu Ủy ban nhân dân phường bố trí ngân sách phường thực hiện các nhiệm vụ"),
        ("Lập danh sách trẻ em trên địa bàn", "Phòng Văn hóa - Xã hội", "Lập danh sách trẻ em trên địa bàn"),
        ("Phổ biến pháp luật đến Nhân dân", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân", "Phổ biến pháp luật đến Nhân dân"),
    ],
)
def test_duties_of_communes_are_given_on_by_their_words(words: str, unit: str, wanted: str) -> None:
    assert wanted in blocks(drafted(duty("A1", "Ủy ban nhân dân các xã, phường", words)))[unit]


def test_the_same_duty_stands_once() -> None:
    made = drafted(duty("A1", "Sở Y tế", "Rà soát danh sách trẻ em."), duty("A2", "Sở Nội vụ", "Rà soát danh sách trẻ em."))
    assert blocks(made)["Phòng Văn hóa - Xã hội"].count("Rà soát danh sách trẻ em") == 1
    assert any("P1:A1" in d.reason for d in made.dropped if d.parent == "P1:A2")


@pytest.mark.parametrize(
    ("lead", "words"),
    [
        ("Ủy ban nhân dân các xã, phường", "Ban hành kế hoạch thực hiện của địa phương trước ngày 31/3/2026."),
        ("Sở Nội vụ", "Hướng dẫn việc tuyển dụng, xếp lương viên chức."),
        ("Sở Y tế", "Xây dựng phần mềm dùng chung của tỉnh."),
        ("Sở Tài chính", "Trình Hội đồng nhân dân tỉnh ban hành mức chi."),
    ],
)
def test_what_only_the_parent_does_is_left_out(lead: str, words: str) -> None:
    made = drafted(duty("A1", lead, words))
    assert [d.parent for d in made.dropped] == ["P1:A1"]
    assert words.rstrip(".") not in str(blocks(made))


def test_reporting_goes_to_its_own_part_ahead_of_the_parent() -> None:
    report = Deadline(every="year", text="trước ngày 15/12 hằng năm", source="sentence")
    made = drafted(duty("A1", "Ủy ban nhân dân các xã, phường", "Báo cáo kết quả về Sở Y tế trước ngày 15/12 hằng năm.", deadline=report, report_to="Sở Y tế"))
    texts = [p.text for p in made.content if isinstance(p, DraftParagraph)]
    assert any("báo cáo Sở Y tế trước ngày 10 tháng 12 hằng năm" in t for t in texts)
    assert any("về Ủy ban nhân dân phường (qua" in t and "trước ngày 05 tháng 12 hằng năm" in t for t in texts)


def test_a_report_inside_a_duty_is_cut_out_of_it() -> None:
    words = "Rà soát, cập nhật danh sách trẻ em và định kỳ báo cáo kết quả trước ngày 20/11 về Sở Y tế."
    made = drafted(duty("A1", "Các sở, ban, ngành", words, deadline=Deadline(every="year", text="trước ngày 20/11", source="sentence"), report_to="Sở Y tế"))
    assert blocks(made)["Các phòng, ban, cơ quan, đơn vị phường"] == ["Rà soát, cập nhật danh sách trẻ em"]
    assert any("trước ngày 15 tháng 11 hằng năm" in p.text for p in made.content if isinstance(p, DraftParagraph))


def test_columns_of_a_table_of_duties_are_told() -> None:
    due = Deadline(by="2027-06-30", text="Tháng 6/2027", source="column")
    made = drafted(
        duty("A1", "Sở Tư pháp", "Số hóa sổ hộ tịch", where="annex", deadline=due, product="Dữ liệu hộ tịch", support=(body("Công an tỉnh"),))
    )
    wanted = "Số hóa sổ hộ tịch; phối hợp: Công an phường; thời gian thực hiện: tháng 6/2027; sản phẩm: dữ liệu hộ tịch"
    assert blocks(made)["Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"] == [wanted]


def test_a_date_that_has_passed_is_told_in_the_margin() -> None:
    due = Deadline(by="2025-06-30", text="trước ngày 30/6/2025", source="sentence")
    made = drafted(duty("A1", "Sở Y tế", "Lập danh sách trẻ em trước ngày 30/6/2025.", deadline=due))
    assert any("đã qua" in p.advice for p in made.content if isinstance(p, DraftParagraph))


def test_a_count_in_a_duty_or_task_is_opened_there() -> None:
    words = "Tổ chức 12 lớp tập huấn kỹ năng cho cộng tác viên"
    made = drafted(duty("A1", "Sở Y tế", words), targets=(target("T1", words, "12", "lớp", where="implementation"),))
    assert "Tổ chức […] lớp tập huấn kỹ năng cho cộng tác viên" in blocks(made)["Phòng Văn hóa - Xã hội"]
    assert len([b for b in made.blanks if "12 lớp" in b.question]) == 1
    task = Task(id="N1", text=words, heading="Đào tạo", evidence=target("T1", words, "12").evidence)
    tasked = drafted(targets=(target("T1", words, "12", "lớp", where="tasks"),), tasks=(task,))
    assert [p.text for p in tasked.content if isinstance(p, DraftParagraph) and "lớp" in p.text] == ["- Tổ chức […] lớp tập huấn kỹ năng cho cộng tác viên."]


def test_every_ward_has_its_focal_unit_its_station_and_its_villages() -> None:
    found = blocks(drafted(duty("A1", "Sở Y tế", "Chủ trì theo dõi việc thực hiện Kế hoạch.")))
    assert next(iter(found)) == "Phòng Văn hóa - Xã hội"
    assert "Trạm Y tế phường Kỳ Lừa" in found
    assert "Các khu phố" in found
    bare = blocks(drafted(duty("A1", "Sở Y tế", "Theo dõi."), profile={"villages": "", "health_station": "", "schools": ""}))
    assert not [unit for unit in bare if "Trạm" in unit or "khu phố" in unit or "trường" in unit]


def test_the_annex_repeats_the_duties_as_a_table() -> None:
    made = drafted(duty("A1", "Sở Y tế", "Rà soát danh sách trẻ em."), profile={"annex": True})
    table = made.content[-1]
    assert isinstance(table, DraftTable)
    assert table.header[:3] == ("STT", "Nhiệm vụ", "Đơn vị chủ trì")
    assert table.rows[0][:3] == ("1", "Rà soát danh sách trẻ em", "Phòng Văn hóa - Xã hội")
    assert table.origins[0].parent == "P1:A1"
    titles = [p.text for p in made.content if isinstance(p, DraftParagraph) and p.style.startswith("annex")]
    assert titles[:2] == ["Phụ lục", "BẢNG PHÂN CÔNG NHIỆM VỤ"]
