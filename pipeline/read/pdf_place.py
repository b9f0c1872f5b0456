"""Where things stand on a PDF page as it is shown: points from the top left, the page turned by quarters."""

from __future__ import annotations

import pypdfium2 as pdfium


class Place:
    """The page's geometry: from PDF user space to points from the top left as shown."""

    def __init__(self, page: pdfium.PdfPage, turn: int) -> None:
        left, bottom, right, top = page.get_cropbox()
        self._left, self._bottom = left, bottom
        self.corner = (left, top)
        self._wide, self._high = right - left, top - bottom
        self.turn = turn
        self.width, self.height = (self._wide, self._high) if self.turn % 2 == 0 else (self._high, self._wide)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point as shown."""
        x, y = x - self._left, y - self._bottom
        if self.turn == 0:
            return x, self._high - y
        if self.turn == 1:
            return y, x
        if self.turn == 2:
            return self._wide - x, y
        return self._high - y, self._wide - x
