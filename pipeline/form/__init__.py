"""Kiểm tra thể thức: a .docx held against NĐ 30/2020/NĐ-CP; the door is `form.check`."""
