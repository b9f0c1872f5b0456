"""Ruling lines of a PDF page, the cells that they enclose, and how much of the page is pictures."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_THIN = 2.5
_SHORT = 4.0
_TOLERANCE = 3.0
_MAX_EDGES = 4000
_MAX_POINTS = 6000
_MAX_DEPTH = 6
Bounds = tuple[float, float, float, float]
Edge = dict[str, Any]


@dataclass(slots=True)
class Drawing:
    """Nét vẽ of a page: ruling lines as pdfplumber's table functions take them, and the boxes of its pictures."""

    edges: list[Edge] = field(default_factory=list)
    images: list[Bounds] = field(default_factory=list)
    paths: int = 0
    crowded: bool = False


class _Matrix:
    """An affine map (a, b, c, d, e, f) as PDF writes it."""

    def __init__(self, values: tuple[float, float, float, float, float, float]) -> None:
        self.values = values

    def point(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = self.values
        return a * x + c * y + e, b * x + d * y + f

    def box(self, bounds: Bounds) -> Bounds:
        """The bounds of a mapped box."""
        corners = [self.point(x, y) for x in bounds[::2] for y in bounds[1::2]]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return min(xs), min(ys), max(xs), max(ys)

    def after(self, inner: _Matrix) -> _Matrix:
        """First `inner`, then this map."""
        a, b, c, d, e, f = inner.values
        x, y = self.point(e, f)
        p, q, r, s, _, _ = self.values
        return _Matrix((a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, x, y))


def drawing(page: pdfium.PdfPage, turn: int) -> Drawing:
    """The lines and pictures of a page turned by so many quarters, in points from the top left."""
    found = Drawing()
    objects = ((raw.FPDFPage_GetObject(page, i)) for i in range(raw.FPDFPage_CountObjects(page)))
    _collect(objects, _shown(page, turn), found, _MAX_DEPTH)
    return found


def _shown(page: pdfium.PdfPage, turn: int) -> _Matrix:
    left, bottom, right, top = page.get_cropbox()
    return _Matrix(
        ((1, 0, 0, -1, -left, top), (0, 1, 1, 0, -bottom, -left), (-1, 0, 0, 1, right, -bottom), (0, -1, -1, 0, top, right))[turn]
    )


def _collect(objects: Iterator[raw.FPDF_PAGEOBJECT], matrix: _Matrix, found: Drawing, depth: int) -> None:
    for obj in objects:
        kind = raw.FPDFPageObj_GetType(obj)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            found.paths += 1
            if len(found.edges) >= _MAX_EDGES:
                found.crowded = True
                return
            found.edges += _edges(obj, matrix)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            found.images.append(matrix.box(_bounds(obj)))
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth:
            inner = ((raw.FPDFFormObj_GetObject(obj, i)) for i in range(raw.FPDFFormObj_CountObjects(obj)))
            _collect(inner, matrix.after(_own(obj)), found, depth - 1)


def _bounds(obj: raw.FPDF_PAGEOBJECT) -> Bounds:
    sides = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(obj, *sides)
    left, bottom, right, top = (side.value for side in sides)
    return left, bottom, right, top


def _own(obj: raw.FPDF_PAGEOBJECT) -> _Matrix:
    m = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(obj, m)
    return _Matrix((m.a, m.b, m.c, m.d, m.e, m.f))


def _edges(path: raw.FPDF_PAGEOBJECT, matrix: _Matrix) -> Iterator[Edge]:
    """A path's straight lines: a thin box is one line, a stroked box its sides; a filled box is only a shade."""
    whole = matrix.box(_bounds(path))
    thin = _thin(whole)
    if thin is not None:
        yield from thin
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    own = matrix.after(_own(path))
    for points in _outlines(path, own):
        xs, ys = [x for x, _ in points], [y for _, y in points]
        thin = _thin((min(xs), min(ys), max(xs), max(ys)))
        if thin is not None:
            yield from thin
        elif stroke.value:
            for (xa, ya), (xb, yb) in pairwise(points):
                yield from _thin((min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb))) or ()


def _thin(box: Bounds) -> list[Edge] | None:
    """The edge that a thin box draws, none where it is a dot; None where the box is not thin."""
    x0, top, x1, bottom = box
    if bottom - top <= _THIN:
        middle = (top + bottom) / 2
        return [_edge("h", (x0, middle, x1, middle))] if x1 - x0 >= _SHORT else []
    if x1 - x0 <= _THIN:
        middle = (x0 + x1) / 2
        return [_edge("v", (middle, top, middle, bottom))] if bottom - top >= _SHORT else []
    return None


def _edge(orientation: str, box: Bounds) -> Edge:
    x0, top, x1, bottom = box
    return {
        "object_type": "line", "orientation": orientation, "x0": x0, "x1": x1, "top": top, "bottom": bottom, "doctop": top,
        "width": x1 - x0, "height": bottom - top,
    }  # fmt: skip


def _outlines(path: raw.FPDF_PAGEOBJECT, matrix: _Matrix) -> Iterator[list[tuple[float, float]]]:
    """The corners of each straight subpath; curves end one."""
    count = raw.FPDFPath_CountSegments(path)
    points: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for i in range(min(count, _MAX_EDGES)):
        segment = raw.FPDFPath_GetPathSegment(path, i)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if kind != raw.FPDF_SEGMENT_LINETO and len(points) > 1:
            yield points
        if kind != raw.FPDF_SEGMENT_LINETO:
            points = []
        points.append(matrix.point(x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment) and len(points) > 2:
            points.append(points[0])
    if len(points) > 1:
        yield points


def tables(found: Drawing) -> list[list[Bounds]]:
    """The cells (x0, top, x1, bottom) of each ruled table with at least two cells, from top to bottom."""
    upright = sum(edge["orientation"] == "v" for edge in found.edges)
    if upright < 2 or len(found.edges) - upright < 2:
        return []
    from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

    edges = merge_edges(found.edges, _TOLERANCE, _TOLERANCE, _TOLERANCE, _TOLERANCE)
    edges += _open_sides(edges)
    if len(edges) > _MAX_EDGES // 2:
        found.crowded = True
        return []
    points = edges_to_intersections(edges, _TOLERANCE, _TOLERANCE)
    if len(points) > _MAX_POINTS:
        found.crowded = True
        return []
    made: list[list[Bounds]] = cells_to_tables(intersections_to_cells(points))
    return made


def _open_sides(edges: list[Edge]) -> list[Edge]:
    """The outer sides of tables drawn without them: three or more lines of one length, with upright lines between."""
    groups: dict[tuple[int, int], list[Edge]] = {}
    for edge in edges:
        if edge["orientation"] == "h":
            groups.setdefault((round(edge["x0"] / _TOLERANCE), round(edge["x1"] / _TOLERANCE)), []).append(edge)
    upright = [edge for edge in edges if edge["orientation"] == "v"]
    added: list[Edge] = []
    for group in groups.values():
        x0, x1, top, bottom = group[0]["x0"], group[0]["x1"], min(e["top"] for e in group), max(e["top"] for e in group)
        near = [e for e in upright if x0 - _TOLERANCE <= e["x0"] <= x1 + _TOLERANCE and e["top"] < bottom and e["bottom"] > top]
        inner = [e for e in near if x0 + _TOLERANCE < e["x0"] < x1 - _TOLERANCE]
        for x in (x0, x1):
            if len(group) > 2 and inner and all(abs(e["x0"] - x) > _TOLERANCE for e in near):
                added.append(_edge("v", (x, top, x, bottom)))
    return added
