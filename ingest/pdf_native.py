"""pdfium's functions, called with plain addresses; and the matrices of PDF.

pdfium is called a few times per character. Through ctypes' own argument conversion that would cost more than
reading the page, so these are prototypes over plain addresses, to be driven by `map`: about 0.25 microseconds each.
"""

import ctypes
from collections.abc import Callable
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium_c

Matrix = tuple[float, float, float, float, float, float]
"""a, b, c, d, e, f of PDF: x' = ax + cy + e, y' = bx + dy + f."""

Corners = tuple[float, float, float, float]
"""x0, top, x1, bottom in points."""


def _prototype(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    address = ctypes.cast(function, ctypes.c_void_p).value
    return ctypes.CFUNCTYPE(result, *arguments)(address)  # type: ignore[arg-type]


_POINTER, _INT, _UINT, _ULONG = ctypes.c_void_p, ctypes.c_int, ctypes.c_uint, ctypes.c_ulong

get_unicode = _prototype(pdfium_c.FPDFText_GetUnicode, _UINT, _POINTER, _INT)
get_text = _prototype(pdfium_c.FPDFText_GetText, _INT, _POINTER, _INT, _INT, _POINTER)
get_loose_box = _prototype(pdfium_c.FPDFText_GetLooseCharBox, _INT, _POINTER, _INT, _POINTER)
has_map_error = _prototype(pdfium_c.FPDFText_HasUnicodeMapError, _INT, _POINTER, _INT)
get_ink_box = _prototype(pdfium_c.FPDFText_GetCharBox, _INT, _POINTER, _INT, *[_POINTER] * 4)
get_text_object = _prototype(pdfium_c.FPDFText_GetTextObject, _POINTER, _POINTER, _INT)
get_font_size = _prototype(pdfium_c.FPDFText_GetFontSize, ctypes.c_double, _POINTER, _INT)
get_font = _prototype(pdfium_c.FPDFTextObj_GetFont, _POINTER, _POINTER)
get_font_name = _prototype(pdfium_c.FPDFFont_GetBaseFontName, ctypes.c_size_t, _POINTER, _POINTER, ctypes.c_size_t)
get_text_matrix = _prototype(pdfium_c.FPDFText_GetMatrix, _INT, _POINTER, _INT, _POINTER)
get_render_mode = _prototype(pdfium_c.FPDFTextObj_GetTextRenderMode, _INT, _POINTER)
get_clip = _prototype(pdfium_c.FPDFPageObj_GetClipPath, _POINTER, _POINTER)
count_clips = _prototype(pdfium_c.FPDFClipPath_CountPaths, _INT, _POINTER)
count_clip_segments = _prototype(pdfium_c.FPDFClipPath_CountPathSegments, _INT, _POINTER, _INT)
get_clip_segment = _prototype(pdfium_c.FPDFClipPath_GetPathSegment, _POINTER, _POINTER, _INT, _INT)
get_object = _prototype(pdfium_c.FPDFPage_GetObject, _POINTER, _POINTER, _INT)
count_form_objects = _prototype(pdfium_c.FPDFFormObj_CountObjects, _INT, _POINTER)
get_form_object = _prototype(pdfium_c.FPDFFormObj_GetObject, _POINTER, _POINTER, _ULONG)
get_type = _prototype(pdfium_c.FPDFPageObj_GetType, _INT, _POINTER)
get_bounds = _prototype(pdfium_c.FPDFPageObj_GetBounds, _INT, _POINTER, *[_POINTER] * 4)
get_object_matrix = _prototype(pdfium_c.FPDFPageObj_GetMatrix, _INT, _POINTER, _POINTER)
get_draw_mode = _prototype(pdfium_c.FPDFPath_GetDrawMode, _INT, _POINTER, _POINTER, _POINTER)
count_segments = _prototype(pdfium_c.FPDFPath_CountSegments, _INT, _POINTER)
get_segment = _prototype(pdfium_c.FPDFPath_GetPathSegment, _POINTER, _POINTER, _INT)
get_segment_type = _prototype(pdfium_c.FPDFPathSegment_GetType, _INT, _POINTER)
get_point = _prototype(pdfium_c.FPDFPathSegment_GetPoint, _INT, _POINTER, _POINTER, _POINTER)


def address(handle: Any) -> int:
    """The address in a handle of pypdfium2's."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def multiply(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that applies `first`, then `then`."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def transform(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


class FloatBuffer:
    """Room for pdfium to write numbers into: `at` is the address, `values` what was written."""

    def __init__(self, size: int) -> None:
        self._room = np.zeros(size, np.float32)
        self.at: int = self._room.ctypes.data

    def values(self, count: int) -> list[float]:
        values: list[float] = self._room[:count].tolist()
        return values
