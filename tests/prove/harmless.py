"""Words that may change without the plan's changing: abbreviations and synonyms, and the way a sentence is put (regex → text)."""

from __future__ import annotations

PARAPHRASES: tuple[tuple[str, str], ...] = (
    (r"Ủy ban nhân dân", "UBND"),
    (r"Mặt trận Tổ quốc", "MTTQ"),
    (r"\bcông tác xã hội", "CTXH"),
    (r"\bbảo hiểm y tế", "BHYT"),
    (r"\bbảo hiểm xã hội", "BHXH"),
    (r"\bthủ tục hành chính", "TTHC"),
    (r"\bdịch vụ công trực tuyến", "DVCTT"),
    (r"\bchuyển đổi số", "CĐS"),
    (r"\bcông nghệ thông tin", "CNTT"),
    (r"\bcơ sở dữ liệu", "CSDL"),
    (r"\bcải cách hành chính", "CCHC"),
    (r"\ban toàn thực phẩm", "ATTP"),
    (r"\bcộng tác viên", "CTV"),
    (r"\btổ dân phố", "TDP"),
    (r"\bcán bộ, công chức, viên chức", "CBCCVC"),
    (r"\bdoanh nghiệp nhỏ và vừa", "DNNVV"),
    (r"\bgiáo dục và đào tạo", "GDĐT"),
    (r"\bhộ gia đình", "hộ dân"),
    (r"\bsử dụng", "dùng"),
    (r"\btriển khai", "thực hiện"),
    (r"\bđược đào tạo, bồi dưỡng", "được bồi dưỡng, đào tạo"),
    (r"\bít nhất(?= \d)", "tối thiểu"),
    (r"\bÍt nhất(?= \d)", "Tối thiểu"),
    (r"\bkhông quá(?= \d)", "tối đa"),
    (r"\bhàng năm", "hằng năm"),
)

REWORDINGS: tuple[tuple[str, str], ...] = (
    (r"\b[Bb]ảo đảm\b", "đảm bảo"),
    (r"\b[Tt]ối thiểu (\d+(?:,\d+)?\s?%)", r"không dưới \1"),
    (r"\b[Tt]ừ (\d+(?:,\d+)?\s?%) trở lên", r"ít nhất \1"),
    (r"(?<!phấn đấu )\bđạt (?=trên|\d)", "đạt mức "),
    (r"\bđược (cấp|hỗ trợ|hưởng|tiếp cận)\b", r"đều được \1"),
    (r"(\d+%) (?=số )", r"\1 tổng "),
    (r" - ", " – "),
    (r"\.$", ";"),
)
