"""The colours of the small map, on white paper."""

from __future__ import annotations

INK, SOFT, STROKE, OUTLINE = "#1B1F24", "#4A525C", "#6B737E", "#3A4048"
