"""Plans, reports and drafts for people and other programs: text, Markdown, HTML, Excel, CSV."""
