"""What a web site leaves around a document: its own tables of facts, related documents, menus. Set aside only where certain."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from pipeline.model.text import Block

_TITLE = regex.compile(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM")
_LABEL = regex.compile(
    r"(?i)(?:số hiệu|loại văn bản|nơi ban hành|người ký|ngày (?:ban hành|hiệu lực|công báo|hết hiệu lực|đăng)|số công báo|tình trạng"
    r"|lĩnh vực|trích yếu|cơ quan ban hành|số ký hiệu|số/ký hiệu|hiệu lực|ngôn ngữ|định dạng|tệp đính kèm|file đính kèm) ?:"
)
_SITE = regex.compile(
    r"(?i)thư ?viện ?pháp ?luật|luatvietnam|đang tải văn bản|bản dịch này thuộc quyền sở hữu|đăng nhập|đăng ký thành viên|trang chủ ?[>»/]"
    r"|copyright|all rights reserved"
)
_TAIL = regex.compile(
    r"(?i)\W*(?:cùng chuyên mục|tin cùng chuyên mục|từ khóa ?:?.{0,200}|từ khoá ?:?.{0,200}|tags? ?:.{0,200}|văn bản liên quan|"
    r"tin (?:liên quan|nên đọc|khác|mới hơn|cũ hơn|mới nhất|nổi bật|đọc nhiều)|các tin khác|bài viết (?:liên quan|khác)|xem theo ngày|"
    r"chia sẻ(?: bài viết)?|bình luận|ý kiến bạn đọc|văn bản này chưa cập nhật nội dung tiếng anh|nội dung sửa đổi, hướng dẫn|lược đồ|"
    r"có thể bạn quan tâm|xem thêm:?.{0,120}|quay lại|lên đầu trang|in trang|gửi email|quý khách cần hỏi thêm.{0,200}|thông báo lưu trữ.{0,80})\W*"
)
_BODY = regex.compile(r"(?:[IVX]{1,5}|\d{1,2})[.)/]\s|Điều \d|PHỤ LỤC|Phụ lục|Mẫu (?:số|biểu)|Nơi nhận|KẾ HOẠCH")


def split(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """The document's own blocks, and those that the site put around them."""
    first, last = _first(blocks), _last(blocks)
    facts = [_labels(b) for b in blocks]
    kept: list[Block] = []
    aside: list[Block] = []
    for i, block in enumerate(blocks):
        alone = sum(facts[max(0, i - 1) : i + 2]) < 2
        (kept if first <= i < last and (alone or not facts[i]) else aside).append(block)
    return (kept, aside) if kept else (list(blocks), [])


def _first(blocks: Sequence[Block]) -> int:
    """Where the letterhead stands, if what precedes it bears the site's signs; else 0."""
    head = next((i for i, b in enumerate(blocks[:400]) if _TITLE.search(b.text) and len(b.text) < 1000), 0)
    before = blocks[:head]
    if not any(_SITE.search(b.text) or _labels(b) > 1 for b in before):
        return 0
    if blocks[head].kind == "paragraph" and before and before[-1].text.isupper() and len(before[-1].text) < 60:
        return head - 1
    return head


def _last(blocks: Sequence[Block]) -> int:
    """The first of the site's closing lines after which nothing of a document's form follows; else the end."""
    for i in range(len(blocks) // 3, len(blocks)):
        if _TAIL.fullmatch(blocks[i].text) and not any(_BODY.match(b.text) for b in blocks[i + 1 :]):
            return i
    return len(blocks)


def _labels(block: Block) -> int:
    """How many labels of a site's table of facts a row holds ("Số hiệu:", "Người ký:")."""
    if block.kind != "row" or len(block.text) > 1000:
        return 0
    return sum(1 for i in range(len(block.cells)) if _LABEL.fullmatch(block.cell_text(i)))
