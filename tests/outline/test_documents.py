"""Several documents in one file: each found, the plan chosen, a decision and its plan kept together."""

from pathlib import Path

import pytest

from pipeline import cli, flow
from pipeline.errors import UsageError
from pipeline.model import Document
from pipeline.outline.documents import documents
from pipeline.read.document import read_bytes
from tests.read.pdf_writer import Sheet, flowing, pdf

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
REPORT = (
    "PHÒNG KINH TẾ\n" + NATION + "Số: 31/TTr-PKT\nAn Bình, ngày 02 tháng 3 năm 2026\nTỜ TRÌNH\nVề việc ban hành Kế hoạch cây xanh năm 2026\n"
    "Kính gửi: Ủy ban nhân dân phường An Bình\nI. SỰ CẦN THIẾT\nNăm 2025, phường đã trồng 300 cây, đạt 60% kế hoạch.\nII. ĐỀ NGHỊ\n"
    "Phòng Kinh tế kính trình Ủy ban nhân dân phường xem xét.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nTRƯỞNG PHÒNG\nLê Văn Mẫu\n"
)
DECISION = (
    "ỦY BAN NHÂN DÂN\nPHƯỜNG AN BÌNH\n" + NATION + "Số: 88/QĐ-UBND\nAn Bình, ngày 05 tháng 3 năm 2026\nQUYẾT ĐỊNH\n"
    "Ban hành Kế hoạch cây xanh năm 2026\nCăn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;\n"
    "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch cây xanh năm 2026.\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký.\n"
    "Nơi nhận:\n- Như Điều 2;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Văn Mẫu\n"
)
PLAN_HEAD = "ỦY BAN NHÂN DÂN\nPHƯỜNG AN BÌNH\n" + NATION + "Số: 45/KH-UBND\nAn Bình, ngày 05 tháng 3 năm 2026\n"
PLAN = (
    "KẾ HOẠCH\nCây xanh đô thị năm 2026\n{}Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;\nI. MỤC TIÊU\n- Đến hết năm 2026, trồng mới 500 cây.\n"
    "II. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế\n- Trồng cây trước ngày 30/6/2026.\nTrên đây là Kế hoạch cây xanh năm 2026./.\n"
    "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Văn Mẫu\n"
)
ANNEX = "PHỤ LỤC I\nDANH MỤC NHIỆM VỤ\nI. CÂY BÓNG MÁT\n1. Trồng 200 cây tại khu phố 1.\nPHỤ LỤC II\nMẪU BÁO CÁO\n1. Kết quả: ……\n"
ATTACHED = "(Kèm theo Quyết định số 88/QĐ-UBND ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân phường An Bình)\n"


def read(text: str) -> Document:
    return read_bytes(text.encode(), "nhiều.txt")


def found(text: str) -> list[tuple[str, bool]]:
    document = read(text)
    return [(each.type, each.plan) for each in documents(document, flow.outline_of(document))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PLAN_HEAD + PLAN.format(""), [("Kế hoạch", True)]),
        (REPORT + PLAN_HEAD + PLAN.format(""), [("Tờ trình", False), ("Kế hoạch", True)]),
        (DECISION + PLAN.format(ATTACHED), [("Quyết định", True)]),
        (DECISION + PLAN.format(""), [("Quyết định", True)]),
        (DECISION + PLAN_HEAD + PLAN.format(""), [("Quyết định", False), ("Kế hoạch", True)]),
        (REPORT + DECISION + PLAN.format(ATTACHED), [("Tờ trình", False), ("Quyết định", True)]),
        (PLAN_HEAD + PLAN.format("") + ANNEX, [("Kế hoạch", True)]),
    ],
    ids=["plan", "report+plan", "decision+plan", "decision+bare plan", "decision beside plan", "report+decision+plan", "plan+annexes"],
)
def test_each_document_of_a_file_is_found(text: str, expected: list[tuple[str, bool]]) -> None:
    assert found(text) == expected


def test_a_file_is_told_whole_and_the_plan_is_taken() -> None:
    plan = flow.plan_from(read(REPORT + PLAN_HEAD + PLAN.format("")))
    assert (plan.kind, plan.masthead.number, [str(t.quantity.low) for t in plan.targets]) == ("plan", "45/KH-UBND", ["500"])
    told = next(d.message for d in plan.doubts if d.kind == "several_documents")
    assert "2 văn bản: (1) Tờ trình Về việc ban hành Kế hoạch cây xanh năm 2026; (2) Kế hoạch Cây xanh đô thị năm 2026" in told
    assert "--document" in told


def test_quotes_lie_in_the_blocks_of_the_chosen_document() -> None:
    document = read(REPORT + PLAN_HEAD + PLAN.format(""))
    part = flow.document_within(document, 2)
    for target in flow.plan_from(document).targets:
        assert target.evidence.quote in part.blocks[target.evidence.spans[0].block].text
    assert [b.id for b in part.blocks] == list(range(len(part.blocks)))


def test_a_decision_and_its_plan_are_one_plan() -> None:
    plan = flow.plan_from(read(REPORT + DECISION + PLAN.format(ATTACHED)))
    assert (plan.kind, plan.masthead.number, len(plan.targets), len(plan.assignments)) == ("decision", "88/QĐ-UBND", 1, 1)


def test_annexes_with_their_own_numbers_stay_with_their_plan() -> None:
    plan = flow.plan_from(read(PLAN_HEAD + PLAN.format("") + ANNEX))
    assert sum(s.role == "annex" for s in plan.sections) == 2
    assert not any(d.kind == "several_documents" for d in plan.doubts)


@pytest.mark.parametrize("number", [0, 3, -1])
def test_a_number_that_is_not_there(number: int) -> None:
    with pytest.raises(UsageError, match="có 2 văn bản, không có văn bản số"):
        flow.plan_from(read(REPORT + PLAN_HEAD + PLAN.format("")), number=number)


def test_the_option_of_the_commands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "nhiều.txt"
    file.write_text(REPORT + PLAN_HEAD + PLAN.format(""), "utf-8")
    assert cli.main(["extract", str(file)]) == 0
    first = capsys.readouterr()
    assert "45/KH-UBND" in first.out
    assert "Tệp có 2 văn bản" in first.err
    assert cli.main(["extract", "--document", "1", str(file)]) == 0
    assert "31/TTr-PKT" in capsys.readouterr().out
    assert cli.main(["read", "--document", "2", str(file)]) == 0
    assert "TỜ TRÌNH" not in capsys.readouterr().out
    assert cli.main(["read", str(file)]) == 0
    assert "Tệp có 2 văn bản" in capsys.readouterr().err
    assert cli.main(["extract", "--document", "7", str(file)]) == 2


def test_pages_that_could_not_be_read_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = Sheet()
    y = flowing(sheet, 80, "Ủy ban nhân dân phường giao các cơ quan trồng cây xanh trên các tuyến phố, phấn đấu đạt 90% trong năm 2026. " * 3)
    file = tmp_path / "quét.pdf"
    file.write_bytes(pdf(sheet, Sheet().scan()))
    assert y > 80
    for command in ("extract", "read"):
        assert cli.main([command, str(file)]) == 0
        assert "Trang 2 là ảnh quét, không có chữ để đọc nên bị bỏ qua" in capsys.readouterr().err
