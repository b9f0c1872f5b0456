"""Soạn dự thảo: a ward's plan out of its parents' plans; `draft.draft` is the door, `docx` and `text` write it down."""
