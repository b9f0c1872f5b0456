"""Tên địa phương viết lệch: the issuer's own place name in another spelling ("Ưông Bí", "Ưng Bí").

place_variant: {name} the right one, {variants} as written. A spelling counts where it has the same letters without their
marks, or one letter more or less and stands after the unit's word ("phường", "xã"); old tone placement is no fault.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.checks.case import Case, Fault, Passage
from pipeline.vietnamese import fold, unmarked

_EDGES = ".,;:()[]\"'“”/…-"


def names(case: Case) -> Iterator[Fault]:
    """Every wrong spelling once, with the first place where it stands."""
    right = case.place_name
    if " " not in right:
        return
    found: dict[str, Passage] = {}
    for passage in case.passages():
        for written in _variants(passage.text, right, case.side.unit):
            found.setdefault(written, passage)
    if found:
        evidence = next(iter(found.values())).evidence("place-name")
        yield Fault(id="place_variant", values={"name": right, "variants": ", ".join(f"“{v}”" for v in found)}, child=evidence)


def _variants(text: str, right: str, unit: str) -> Iterator[str]:
    words = [w.strip(_EDGES) for w in text.split()]
    size = len(right.split())
    for at in range(len(words) - size + 1):
        window = words[at : at + size]
        written = " ".join(window)
        if not all(w[:1].isupper() for w in window) or fold(written) == fold(right):
            continue
        follows = at > 0 and fold(words[at - 1]) == unit
        if _bare(written) == _bare(right) or (follows and one_apart(_bare(written), _bare(right))):
            yield written


def _bare(text: str) -> str:
    return unmarked(text).lower()


def one_apart(a: str, b: str) -> bool:
    """Whether one letter more, less or other makes the two equal."""
    if abs(len(a) - len(b)) > 1:
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest = {a[start:] == b[start + 1 :], a[start + 1 :] == b[start:], a[start + 1 :] == b[start + 1 :]}
    return True in rest
