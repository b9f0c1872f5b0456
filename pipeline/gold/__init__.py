"""Holding what was extracted against what a careful reader found (corpus/)."""
