"""Bodies: names, tiers, life spans, successors, found in texts and resolved one by one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings, strategies as st

from pipeline.bodies import BodyBook, load
from pipeline.body_names import BodyEntry
from pipeline.model import Body
from pipeline.rules import load as load_rules


@pytest.fixture(scope="module")
def book() -> BodyBook:
    return load(load_rules())


WARD = Body(
    text="UBND phường Hoa Mai", name="Ủy ban nhân dân phường Hoa Mai", key="ubnd-cap-xa", tier="commune", kind="people_committee", level="commune"
)
PROVINCE = Body(
    text="UBND tỉnh Nghệ An", name="Ủy ban nhân dân tỉnh Nghệ An", key="ubnd-cap-tinh", tier="province", kind="people_committee", level="province"
)

NAMES = [
    ("Sở KH&CN", "Sở Khoa học và Công nghệ", "so-khoa-hoc-va-cong-nghe", "province", "department", "department"),
    ("SKHCN", "Sở Khoa học và Công nghệ", "so-khoa-hoc-va-cong-nghe", "province", "department", "department"),
    ("Sở Văn hoá Thể thao du lịch", "Sở Văn hóa, Thể thao và Du lịch", "so-van-hoa-the-thao-va-du-lich", "province", "department", "department"),
    ("P.VHXH", "Phòng Văn hóa - Xã hội", "phong-van-hoa-xa-hoi", "commune", "department", "department"),
    ("phòng Văn hoá - xã hội phường", "Phòng Văn hóa - Xã hội phường", "phong-van-hoa-xa-hoi", "commune", "department", "department"),
    ("Phòng Kinh tế, Hạ tầng và Đô thị", "Phòng Kinh tế, Hạ tầng và Đô thị", "phong-kinh-te-ha-tang-va-do-thi", "commune", "department", "department"),
    ("UBND các xã, phường, đặc khu", "Ủy ban nhân dân các xã, phường, đặc khu", "ubnd-cap-xa", "commune", "people_committee", "commune"),
    ("UBND cấp xã", "Ủy ban nhân dân cấp xã", "ubnd-cap-xa", "commune", "people_committee", "commune"),
    ("UBND tỉnh Quảng Ninh", "Ủy ban nhân dân tỉnh Quảng Ninh", "ubnd-cap-tinh", "province", "people_committee", "province"),
    ("Ủy ban nhân dân thành phố Cần Thơ", "Ủy ban nhân dân thành phố Cần Thơ", "ubnd-cap-tinh", "province", "people_committee", "province"),
    ("Ủy ban nhân dân thành phố Mỹ Tho", "Ủy ban nhân dân thành phố Mỹ Tho", "ubnd-cap-huyen", "district", "people_committee", "district"),
    ("ỦY BAN NHÂN DÂN PHƯỜNG HOA MAI", "Ủy ban nhân dân phường Hoa Mai", "ubnd-cap-xa", "commune", "people_committee", "commune"),
    ("Công an phường", "Công an phường", "cong-an-cap-xa", "commune", "police", "commune"),
    ("Công an tỉnh", "Công an tỉnh", "cong-an-cap-tinh", "province", "police", "province"),
    ("UBMTTQ phường", "Ủy ban Mặt trận Tổ quốc Việt Nam phường", "uy-ban-mat-tran-to-quoc-cap-xa", "commune", "front", "commune"),
    ("Hội LHPN tỉnh", "Hội Liên hiệp Phụ nữ tỉnh", "hoi-lien-hiep-phu-nu-cap-tinh", "province", "front", "province"),
    ("Đảng ủy phường", "Đảng ủy phường", "dang-uy-cap-xa", "commune", "party", "party"),
    ("Văn phòng Chính phủ", "Văn phòng Chính phủ", "van-phong-chinh-phu", "central", "department", "central"),
    ("Giám đốc Sở Y tế", "Giám đốc Sở Y tế", "so-y-te", "province", "department", "department"),
]


@pytest.mark.parametrize(("text", "name", "key", "tier", "kind", "level"), NAMES)
def test_a_name_is_resolved(book: BodyBook, text: str, name: str, key: str, tier: str, kind: str, level: str) -> None:
    body = book.resolve(text, on="2026-01-10")
    assert (body.text, body.name, body.key, body.tier, body.kind, body.level) == (text, name, key, tier, kind, level)


UNKNOWN = [
    ("Phòng Quản lý Năng lượng", "department"),
    ("Ban Quản lý các khu công nghệ cao và khu công nghiệp", "department"),
    ("Trung tâm Kiểm soát bệnh tật", "department"),
    ("Hội Luật gia", "front"),
    ("Trường Tiểu học Hoa Mai", "school"),
    ("Đồng chí Phó Chủ tịch phụ trách văn xã", "person"),
    ("các sở, ban, ngành có liên quan", "group"),
    ("Thủ trưởng các cơ quan, đơn vị", "group"),
    ("Câu lạc bộ Bóng đá", "other"),
]


@pytest.mark.parametrize(("text", "kind"), UNKNOWN)
def test_a_body_of_no_list_is_known_by_its_shape(book: BodyBook, text: str, kind: str) -> None:
    body = book.resolve(text)
    assert body.kind == kind
    assert body.name == text


FOUND = [
    ("phối hợp với Sở Y tế, Công an tỉnh và các cơ quan, đơn vị có liên quan thực hiện", ["Sở Y tế", "Công an tỉnh", "các cơ quan, đơn vị có liên quan"]),
    ("Sở Khoa học và Công nghệ Sở Công Thương; UBND các phường, xã", ["Sở Khoa học và Công nghệ", "Sở Công Thương", "UBND các phường, xã"]),
    ("Giao Sở Xây dựng Theo dõi, đôn đốc", ["Sở Xây dựng"]),
    ("Trung tâm Dịch vụ việc làm chủ trì", ["Trung tâm Dịch vụ việc làm"]),
    ("Bộ Khoa học và Công nghệ, Bộ Giáo dục và Đào tạo", ["Bộ Khoa học và Công nghệ", "Bộ Giáo dục và Đào tạo"]),
    ("Hội Nông dân, ĐTN, Hội CCB phường", ["Hội Nông dân", "ĐTN", "Hội CCB phường"]),
    ("Phòng Nông nghiệp, Xây dựng và Môi trường tham mưu", ["Phòng Nông nghiệp, Xây dựng và Môi trường"]),
    ("Ngân hàng Nhà nước chi nhánh khu vực 7 chỉ đạo", ["Ngân hàng Nhà nước chi nhánh khu vực 7"]),
    ("Báo cáo kết quả; phòng, chống tội phạm; Phòng ngừa từ sớm; Hội nghị tổng kết; Sở hữu trí tuệ", []),
    ("tư vấn, quản lý ca, công an xã hội hóa", []),
    ("cùng Hạt Quản lý đê Yên Phong, Hạt Kiểm lâm kiểm tra tuyến đê", ["Hạt Quản lý đê Yên Phong", "Hạt Kiểm lâm"]),
    ("Trạm Khuyến ngư khu vực; Trạm Thú y; Trạm Truyền thanh xã thông báo", ["Trạm Khuyến ngư khu vực", "Trạm Thú y", "Trạm Truyền thanh xã"]),
    ("Thanh tra Sở lập kế hoạch; Thanh tra quận kiểm tra", ["Thanh tra Sở", "Thanh tra quận"]),
    ("Ban Đoàn kết Công giáo xã vận động; Ban Trị sự Phật giáo huyện; Ban Tiếp công dân tỉnh", ["Ban Đoàn kết Công giáo xã", "Ban Trị sự Phật giáo huyện", "Ban Tiếp công dân tỉnh"]),
    ("Ban Chỉ huy Phòng thủ dân sự phường trực ban", ["Ban Chỉ huy Phòng thủ dân sự phường"]),
    ("Hội đồng Nghĩa vụ quân sự xã, Hội đồng Sáng kiến", ["Hội đồng Nghĩa vụ quân sự xã", "Hội đồng Sáng kiến"]),
    ("Đội Kiểm tra trật tự đô thị, Đội Cảnh sát giao thông số 2 và Đội Văn nghệ xung kích", ["Đội Kiểm tra trật tự đô thị", "Đội Cảnh sát giao thông số 2", "Đội Văn nghệ xung kích"]),
    ("Lâm trường Sông Hinh, Vườn quốc gia Núi Chúa, Khu bảo tồn thiên nhiên Ea Trang", ["Lâm trường Sông Hinh", "Vườn quốc gia Núi Chúa", "Khu bảo tồn thiên nhiên Ea Trang"]),
    ("Thư viện tỉnh, Bảo tàng tỉnh trưng bày; Nhà thiếu nhi huyện", ["Thư viện tỉnh", "Bảo tàng tỉnh", "Nhà thiếu nhi huyện"]),
    ("Tổ bảo vệ an ninh, trật tự ấp tuần tra; Bộ phận Một cửa niêm yết", ["Tổ bảo vệ an ninh, trật tự ấp", "Bộ phận Một cửa"]),
    ("Văn phòng Đăng ký đất đai chi nhánh Tân Phú", ["Văn phòng Đăng ký đất đai chi nhánh Tân Phú"]),
    ("Trung tâm Giáo dục thường xuyên huyện mở lớp", ["Trung tâm Giáo dục thường xuyên huyện"]),
    ("Sở Nội vụ, Báo và Đài Phát thanh - Truyền hình tỉnh đưa tin", ["Sở Nội vụ", "Báo và Đài Phát thanh - Truyền hình tỉnh"]),
    ("Viễn thông tỉnh; Viễn thông Hòa Hiệp", ["Viễn thông tỉnh", "Viễn thông Hòa Hiệp"]),
    ("các xã, thị trấn; từng phường, xã; các tỉnh, thành phố trực thuộc trung ương", ["các xã, thị trấn", "từng phường, xã", "các tỉnh, thành phố trực thuộc trung ương"]),
    ("cấp tỉnh, huyện, xã; cấp xã thực hiện", []),
    ("môi trường, thị trường, công trường, thư viện, hiện trường", []),
    ("thanh tra, trạm bơm, đội mũ, tổ chức, nhà máy, hội đồng, lâm sản", []),
    ("Trạm bơm Đồng Tâm vận hành; Thanh tra việc thu phí; Đội ngũ cán bộ; Viễn thông là hạ tầng", []),
]


@pytest.mark.parametrize(("text", "names"), FOUND)
def test_bodies_are_found_in_a_text(book: BodyBook, text: str, names: list[str]) -> None:
    assert [text[h.start : h.end] for h in book.find(text)] == names


CITY_DATES = [("2025-06-30", "district"), ("2026-10-01", "province")]


@pytest.mark.parametrize(("on", "tier"), CITY_DATES)
def test_a_city_of_one_name_changes_tier_with_the_date(book: BodyBook, on: str, tier: str) -> None:
    assert book.resolve("UBND thành phố Bắc Ninh", on=on).tier == tier


ORDERS = [
    ("Phòng Văn hóa - Xã hội", WARD, True),
    ("Công an phường", WARD, True),
    ("các tổ dân phố", WARD, True),
    ("Sở Y tế", WARD, False),
    ("UBND tỉnh Nghệ An", WARD, False),
    ("Ủy ban MTTQ Việt Nam phường", WARD, False),
    ("Bảo hiểm xã hội cơ sở", WARD, False),
    ("UBND các xã, phường", PROVINCE, True),
    ("Sở Y tế", PROVINCE, True),
    ("Tòa án nhân dân tỉnh", PROVINCE, False),
]


@pytest.mark.parametrize(("text", "issuer", "can"), ORDERS)
def test_whom_the_issuer_can_give_orders(book: BodyBook, text: str, issuer: Body, can: bool) -> None:
    assert book.resolve(text, issuer=issuer, on="2026-02-01").subordinate is can


def test_a_health_station_is_the_wards_own_from_2026_on(book: BodyBook) -> None:
    assert book.resolve("Trạm Y tế phường", issuer=WARD, on="2025-11-24").subordinate is None
    assert book.resolve("Trạm Y tế phường", issuer=WARD, on="2026-01-02").subordinate is True


HEIRS = [
    ("so-lao-dong-thuong-binh-va-xa-hoi", {"so-y-te", "so-noi-vu", "so-giao-duc-va-dao-tao", "so-nong-nghiep-va-moi-truong", "cong-an-cap-tinh"}),
    ("so-ke-hoach-va-dau-tu", {"so-tai-chinh"}),
    ("so-giao-thong-van-tai", {"so-xay-dung", "cong-an-cap-tinh"}),
    ("phong-lao-dong-thuong-binh-va-xa-hoi", {"phong-van-hoa-xa-hoi", "phong-kinh-te-ha-tang-va-do-thi"}),
]


@pytest.mark.parametrize(("key", "heirs"), HEIRS)
def test_who_took_over_from_a_body_that_is_no_more(book: BodyBook, key: str, heirs: set[str]) -> None:
    assert {s.body.key for s in book.successor(key, "2026-01-01")} == heirs
    assert book.successor(key, "2021-07-01") == ()
    assert not book.alive(key, "2026-01-01")
    assert book.alive(key, "2021-07-01")


def test_social_work_went_to_health(book: BodyBook) -> None:
    took = {f: s.body.name for s in book.successor("so-lao-dong-thuong-binh-va-xa-hoi", "2026-01-01") for f in s.functions}
    assert took["công tác xã hội"] == "Sở Y tế"
    assert took["người có công"] == "Sở Nội vụ"


def test_districts_ended_with_june_2025(book: BodyBook) -> None:
    district = book.resolve("UBND huyện Vân Hồ")
    assert book.alive(district, "2025-06-30")
    assert not book.alive(district, "2025-07-01")
    assert not book.alive(district)


def test_every_heir_is_in_the_catalogue(book: BodyBook) -> None:
    entries: tuple[BodyEntry, ...] = book.names.entries
    assert all(book.names.entry(h.key) for e in entries for h in e.successors)
    assert len({e.key for e in entries}) == len(entries)


PIECES = st.sampled_from(["Sở Y tế", "UBND", "các xã, phường", "Công an", "tỉnh", "và", ",", ";", "(", "Đồng chí", "Phòng", "7", "\n", "CHỦ TRÌ", "Thành phố"])


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=12).map(" ".join)))
def test_any_text_is_read_without_error(book: BodyBook, text: str) -> None:
    hits = book.find(text)
    assert all(0 <= h.start < h.end <= len(text) for h in hits)
    assert all(a.end <= b.start for a, b in pairwise(hits))
    assert book.resolve(text).kind


@given(st.data())
def test_a_name_that_is_found_may_begin_where_it_does(book: BodyBook, data: st.DataObject) -> None:
    groups = [f"{a} {b}" for a in ("các", "những", "thủ trưởng các") for b in book.shapes.group_words]
    names = data.draw(st.lists(st.sampled_from([*(f for e in book.names.entries for f in e.forms()), *groups, "các sở: Y tế, Tài chính", "Hội Nông dân"]), max_size=4))
    text = data.draw(st.sampled_from(["", "- ", "Giao "])) + data.draw(st.sampled_from([", ", "; ", " và ", " "])).join(names)
    assert all(book.may_begin(text, hit.start) for hit in book.find(text))


@pytest.mark.parametrize("text", ["Rà soát, thống kê số hộ", "Xây dựng kế hoạch", "Lập danh sách người học"])
def test_a_verb_begins_no_name(book: BodyBook, text: str) -> None:
    assert not book.may_begin(text, 0)
