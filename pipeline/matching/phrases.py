"""spaCy behind a small door: a blank pipeline with our own syllable tokenizer, and its matchers.

Numbers of documents, dates and figures stay whole tokens, offsets survive, and one NORM serves "hoá" and "hòa".
Measured on a five-page plan: 300 phrases and 40 patterns in about 16 ms; loading takes half a second, so it
is imported only where a rule family has phrases.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain
from typing import Any

import regex

from pipeline.matching import phrases_start  # before spaCy: leaves its command line out

import spacy
from spacy.attrs import NORM
from spacy.language import Language
from spacy.matcher import Matcher, PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from pipeline.vietnamese import fold

phrases_start.done()

_TOKEN = regex.compile(
    r"(\d+(?:\.\d+)?(?:/\d{4})?[/-]\p{Lu}[\p{L}\d]*(?:[-/&.]\p{Lu}[\p{L}\d]*)*"  # 157/KH-UBND, 57-NQ/TW
    r"|\d{1,2}/\d{1,2}/\d{4}|\d+(?:[.,]\d+)*"  # dates, figures
    r"|\p{L}[\p{L}\p{M}\d]*(?:&\p{L}+)*"  # syllables, KH&CN
    r"|[^\s\p{L}\d]|\s+)( ?)"  # the first blank after a token belongs to it, more white space is a token
)


class SyllableTokenizer:
    """Tách âm tiết: text → Doc; every token is one syllable, figure, document number or sign."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        words, spaces = _apart(text)
        return Doc(self.vocab, words=words, spaces=spaces)


def _apart(text: str) -> tuple[list[str], list[bool]]:
    """The tokens of a text, and whether a blank follows each."""
    between = text.split(" ")
    found = _TOKEN.findall(text) if between != text.split() else [*chain.from_iterable(map(_tokens, between[:-1])), *_TOKEN.findall(between[-1])]
    return [word for word, _ in found], [space == " " for _, space in found]


@lru_cache(maxsize=20_000)
def _tokens(word: str) -> list[tuple[str, str]]:
    """The tokens of what stands before a blank; the same words come again and again."""
    return _TOKEN.findall(f"{word} ")


@lru_cache(maxsize=1)
def pipeline() -> Language:
    """The blank pipeline, made once a process."""
    nlp = spacy.blank("xx")
    nlp.vocab.lex_attr_getters[NORM] = fold
    nlp.tokenizer = SyllableTokenizer(nlp.vocab)
    return nlp


class PhraseFinder:
    """Phrases and token patterns by rule id, found in one pass each."""

    def __init__(self, rules: Mapping[str, tuple[Iterable[str], Iterable[Iterable[Mapping[str, Any]]]]]) -> None:
        self._nlp = pipeline()
        self._phrases = PhraseMatcher(self._nlp.vocab, attr="NORM")
        self._matchers: list[Any] = [self._phrases]
        tokens = Matcher(self._nlp.vocab)
        for id_, (phrases, patterns) in rules.items():
            if docs := [self._nlp.make_doc(fold(p)) for p in phrases]:
                self._phrases.add(id_, docs)
            if lists := [[dict(t) for t in p] for p in patterns]:
                tokens.add(id_, lists)
        if len(tokens):
            self._matchers.append(tokens)

    def find(self, text: str) -> list[tuple[str, int, int]]:
        """(rule id, start, end) of every match, overlapping ones too; white space is matched as one space."""
        doc = self._nlp.make_doc(text.replace("\n", " "))
        strings = self._nlp.vocab.strings
        found = [match for matcher in self._matchers for match in matcher(doc)]
        return [(strings[i], doc[a].idx, doc[b - 1].idx + len(doc[b - 1])) for i, a, b in found]
