"""Document → Section: the tree of parts, headings and list items."""
