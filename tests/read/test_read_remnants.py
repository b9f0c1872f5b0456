"""What a site leaves around a document, and what only looks like it."""

from pipeline.model.text import Block
from pipeline.read.blocks import GridCell, paragraph, row
from pipeline.read.remnants import split


def made(*texts: str | list[str]) -> list[Block]:
    blocks = [
        paragraph(t) if isinstance(t, str) else row([GridCell(text=c, column=i) for i, c in enumerate(t)], table=0) for t in texts
    ]
    return [b for b in blocks if b is not None]


NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def test_only_what_bears_the_sites_signs_is_dropped_before_the_letterhead() -> None:
    kept, aside = split(made("Trang chủ > Văn bản", ["ỦY BAN NHÂN DÂN", NATION], "KẾ HOẠCH", "Đạt 90%."))
    assert [b.text for b in aside] == ["Trang chủ > Văn bản"]
    assert len(kept) == 3
    assert split(made("DỰ THẢO", ["ỦY BAN NHÂN DÂN", NATION], "KẾ HOẠCH"))[1] == []


def test_an_issuer_above_the_national_title_is_kept() -> None:
    kept, aside = split(made("Đăng nhập", "UBND PHƯỜNG THỬ", NATION, "KẾ HOẠCH", "Đạt 90%."))
    assert [b.text for b in kept][:2] == ["UBND PHƯỜNG THỬ", NATION]
    assert [b.text for b in aside] == ["Đăng nhập"]


def test_the_sites_closing_lines_are_dropped_only_where_nothing_follows() -> None:
    body = ["KẾ HOẠCH", "I. MỤC TIÊU", "Đạt 90%.", "Nơi nhận:", "- Lưu: VT."]
    assert [b.text for b in split(made(*body, "Văn bản liên quan", "12/KH-UBND"))[1]] == ["Văn bản liên quan", "12/KH-UBND"]
    assert split(made(*body, "Chia sẻ", "PHỤ LỤC I", "Bảng chỉ tiêu"))[1] == []


def test_facts_of_the_site_are_dropped_where_they_stand_together() -> None:
    kept, aside = split(made(["Số hiệu:", "12/KH-UBND"], ["Người ký:", "Trần Văn Thử"], "KẾ HOẠCH", ["Tình trạng:", "Đang làm"], "Hết"))
    assert len(aside) == 2
    assert any("Đang làm" in b.text for b in kept)


def test_a_file_of_nothing_else_is_kept_whole() -> None:
    assert len(split(made("Chia sẻ"))[0]) == 1
