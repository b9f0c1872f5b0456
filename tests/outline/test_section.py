"""The outline as rows: texts in, trees out; and its law: no character is lost."""

from hypothesis import given, settings
from hypothesis import strategies as st

import pytest

from pipeline.model import Block, Document, Section, Source
from pipeline.outline.section import outline

SOURCE = Source(name="t", sha256="", media_type="text/plain", reader="test")


def document(*texts: str | Block) -> Document:
    blocks = [t if isinstance(t, Block) else Block(id=0, text=t) for t in texts]
    placed = (Block(**{f: getattr(b, f) for f in b.__slots__} | {"id": i}) for i, b in enumerate(blocks))
    return Document(source=SOURCE, blocks=tuple(placed))


def depths(*markers: str) -> list[int]:
    """How deep each marker's section lies inside the body."""
    tree = outline(document(*(f"{m} Nội dung công việc." for m in markers)))
    body = next(c for c in tree.children if c.role == "body")
    return [len(above) - 1 for section, above in body.walk() if section.marker]


@pytest.mark.parametrize(
    ("markers", "expected"),
    [
        (["I.", "1.", "-", "-", "2."], [0, 1, 2, 2, 1]),
        (["I.", "1.", "a)", "-", "+", "b)", "2.", "II."], [0, 1, 2, 3, 4, 2, 1, 0]),
        (["I.", "1.", "1.1.", "1.2.", "2.", "2.1.", "2.1.1.", "2.2."], [0, 1, 2, 2, 1, 2, 3, 2]),
        (["I.", "a)", "b)", "II.", "1.", "a)"], [0, 1, 1, 0, 1, 2]),
        (["1.", "-", "2.", "-"], [0, 1, 0, 1]),
        (["I.", "1.", "-", "II.", "1.", "2."], [0, 1, 2, 0, 1, 1]),
        (["A.", "I.", "1.", "II.", "B.", "I."], [0, 1, 2, 1, 0, 1]),
        (["Điều 1.", "1.", "a)", "Điều 2."], [0, 1, 2, 0]),
        (["I.", "1.", "a)", "1)", "2)", "b)"], [0, 1, 2, 3, 3, 2]),
        (["1.", "a)", "h)", "i)", "k)", "2."], [0, 1, 1, 1, 1, 0]),
        (["I.", "1.", "(1)", "(2)", "2."], [0, 1, 2, 2, 1]),
    ],
)
def test_numbering_nests(markers: list[str], expected: list[int]) -> None:
    assert depths(*markers) == expected


def test_an_item_that_begins_with_a_share_after_its_number_and_a_dash() -> None:
    tree = outline(document("I. CHỈ TIÊU", "1- Giảm 50% số chi bộ yếu.", "2- 100% đảng viên dự bị được xét đúng hạn."))
    assert [s.marker for s, _ in tree.walk() if s.path.startswith("I.")] == ["1-", "2-"]


def test_a_list_numbered_like_the_heading_that_announces_it_stands_below_it() -> None:
    tree = outline(document("I. PHÂN CÔNG", "1. Ban quản lý các chợ:", "1. Xếp ngành hàng;", "2. Thu gom rác.", "2. Công an xã: tuần tra.", "3. Các thôn: họp dân."))
    assert [p for p in walked(tree) if p.startswith("I.")] == ["I.1", "I.1.1", "I.1.2", "I.2", "I.3"]
    tree = outline(document("I. PHÂN CÔNG", "1. Công an xã: tuần tra.", "2. Các thôn: họp dân.", "3. Ban quản lý chợ:", "1. Xếp ngành hàng;", "2. Thu gom rác.", "4. Trạm Y tế: trực."))
    assert [p for p in walked(tree) if p.startswith("I.")] == ["I.1", "I.2", "I.3", "I.3.1", "I.3.2", "I.4"]


def walked(tree: Section) -> dict[str, Section]:
    return {section.path: section for section, _ in tree.walk()}


PLAN = (
    "Số: 12/KH-UBND",
    "Sơn Lâm, ngày 03 tháng 4 năm 2026",
    "KẾ HOẠCH",
    "Thực hiện chương trình trồng cây xanh trên địa bàn xã Sơn Lâm năm 2026",
    "Căn cứ Kế hoạch số 5/KH-UBND ngày 02/01/2026 của Ủy ban nhân dân tỉnh.",
    "I. MỤC TIÊU",
    "1. Mục tiêu chung",
    "Nâng cao độ che phủ cây xanh.",
    "2. Mục tiêu cụ thể",
    "- Trồng 500 cây.",
    "II. TỔ CHỨC THỰC HIỆN",
    "1. Phòng Kinh tế: chủ trì, phối hợp các đơn vị trồng cây.",
    "2. Công an xã chủ trì, phối hợp với các thôn giữ gìn an ninh.",
    "Trên đây là Kế hoạch trồng cây xanh năm 2026./.",
    "Nơi nhận:",
    "- Lưu: VT.",
    "TM. ỦY BAN NHÂN DÂN",
    "PHỤ LỤC I",
    "DANH MỤC CÂY TRỒNG",
    "1. Cây sao đen",
)


def test_parts_and_roles_of_a_plan() -> None:
    tree = outline(document(*PLAN))
    assert [c.role for c in tree.children] == ["masthead", "preamble", "body", "conclusions", "annex"]
    at = walked(tree)
    assert at["I"].role == "objectives"
    assert at["II"].role == "implementation"
    assert (at["II.1"].heading, at["II.2"].heading) == ("Phòng Kinh tế", "")
    assert at["PLI"].heading == "DANH MỤC CÂY TRỒNG"
    assert len(at["thể thức"].body) == 4


def test_doubled_and_skipped_numbers_are_told() -> None:
    tree = outline(document("I. NHIỆM VỤ", "1. Việc một.", "2. Việc hai.", "2. Việc hai nữa.", "5. Việc năm."))
    assert [s.anomaly for s, _ in tree.walk() if s.path.startswith("I.")] == ["", "", "double", "gap"]


LINES = st.one_of(
    st.text(max_size=40),
    st.builds(
        " ".join,
        st.lists(
            st.sampled_from(
                ["I.", "II.", "1.", "1.1", "a)", "-", "+", "•", "Điều 1.", "KẾ HOẠCH", "PHỤ LỤC", "Nơi nhận:", "TM. ỦY BAN",
                 "Căn cứ", "Mục tiêu 1:", "đạt 80%", "Sở Y tế:", "Trên đây là", "(1)", "Phần thứ nhất"]
            ),
            min_size=1,
            max_size=5,
        ),
    ),
)


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    text = draw(LINES)
    row = draw(st.booleans()) and draw(st.booleans())
    return Block(
        id=0, text=text, kind="row" if row else "paragraph", table=draw(st.integers(0, 2)) if row else None,
        number=draw(st.sampled_from(["", "", "1.", "a)", "-", "?"])), bold=draw(st.booleans()),
        bold_spans=((0, len(text) // 2),) if draw(st.booleans()) else (), heading=draw(st.sampled_from([None, 1, 4])),
    )  # fmt: skip


@given(st.lists(blocks(), max_size=30))
@settings(max_examples=300, deadline=None)
def test_no_character_is_lost(some: list[Block]) -> None:
    read = document(*some)
    tree = outline(read)
    seen: dict[tuple[int, int], int] = {}
    for span in tree.spans():
        for at in range(span.start, span.end):
            seen[span.block, at] = seen.get((span.block, at), 0) + 1
    assert all(count == 1 for count in seen.values())
    ink = {(b.id, i) for b in read.blocks for i, c in enumerate(b.text) if not c.isspace()}
    assert ink <= seen.keys()
    order = [(s.block, s.start) for s in tree.spans()]
    assert order == sorted(order)
    paths = [s.path for s, _ in tree.walk()]
    assert len(paths) == len(set(paths))
