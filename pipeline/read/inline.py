"""Inline Markdown to marked text: bold and italic become marks, escapes, links and tags become plain words."""

from __future__ import annotations

import html

import regex

from pipeline.read.blocks import BOLD, BOLD_END, ITALIC, ITALIC_END

_ESCAPE = regex.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~&])")
_IMAGE = regex.compile(r"!\[[^\]\n]{0,300}\]\([^)\n]{0,2000}\)")
_LINK = regex.compile(r"\[([^\]\[\n]{0,2000})\]\((?:[^()\s]|\([^()\s]{0,200}\)){0,2000}(?:\s+\"[^\"\n]{0,300}\")?\)")
_BREAK = regex.compile(r"<br\s*/?>", regex.IGNORECASE)
_BOLD_TAG = regex.compile(r"<(/?)(?:b|strong)>", regex.IGNORECASE)
_ITALIC_TAG = regex.compile(r"<(/?)(?:i|em)>", regex.IGNORECASE)
_TAG = regex.compile(r"</?(?:u|sup|sub|span|font|p|div|a|center|small|s|del|ins)(?:\s[^<>\n]{0,2000})?>", regex.IGNORECASE)
_UNDERSCORE = regex.compile(r"(?<![\w_])(__?)(?=[^\s_])([^_\n]{1,2000}?)(?<=[^\s_])\1(?![\w_])")
_FOOTNOTE = regex.compile(r"\[\^(\w{1,4})\]")
_STARS = regex.compile(r"\*+")
_SHIELD = 0xE100


def marked(text: str) -> str:
    """Marked text of a Markdown passage; line breaks stay where they are."""
    text = _ESCAPE.sub(lambda m: chr(_SHIELD + ord(m.group(1))), text)
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    text = _BREAK.sub("\n", _FOOTNOTE.sub(r"[\1]", text)).replace("`", "")
    text = _BOLD_TAG.sub(lambda m: BOLD_END if m.group(1) else BOLD, text)
    text = _ITALIC_TAG.sub(lambda m: ITALIC_END if m.group(1) else ITALIC, text)
    text = _stars(_UNDERSCORE.sub(_underscored, _TAG.sub("", text)))
    text = html.unescape(text)
    return "".join(chr(ord(c) - _SHIELD) if _SHIELD < ord(c) < _SHIELD + 128 else c for c in text)


def _underscored(m: regex.Match[str]) -> str:
    on, off = (BOLD, BOLD_END) if len(m.group(1)) == 2 else (ITALIC, ITALIC_END)
    return on + m.group(2) + off


def _stars(text: str) -> str:
    """Runs of asterisks as bold and italic switches; one between blanks is a multiplication sign, one before "* " a bullet."""
    if text.startswith("** ") and text.count("**") % 2:
        text = "*\\* " + text[3:]
    bold = italic = False
    out: list[str] = []
    last = 0
    for m in _STARS.finditer(text):
        out.append(text[last : m.start()])
        last = m.end()
        before, after = text[m.start() - 1 : m.start()], text[m.end() : m.end() + 1]
        if before == "\\":
            out[-1] = out[-1][:-1]
            out.append(m.group())
            continue
        if len(m.group()) == 1 and not italic and (not before or before.isspace()) and after.isspace():
            out.append("*")
            continue
        if len(m.group()) >= 2:
            bold = not bold
            out.append(BOLD if bold else BOLD_END)
        if len(m.group()) % 2:
            italic = not italic
            out.append(ITALIC if italic else ITALIC_END)
    return "".join([*out, text[last:]])


CARRIED = BOLD_END + ITALIC_END
"""What `carried` puts before a line into which bold or italics run on."""


def carried(text: str) -> list[str]:
    """The lines of a marked text, each with the marks that the lines before it left open."""
    lines: list[str] = []
    bold = italic = False
    for line in text.split("\n"):
        lead = (BOLD if bold else "") + (ITALIC if italic else "")
        lines.append((CARRIED + lead if lead else "") + line)
        for c in line:
            bold = c == BOLD if c in (BOLD, BOLD_END) else bold
            italic = c == ITALIC if c in (ITALIC, ITALIC_END) else italic
    return lines
