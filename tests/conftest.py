"""Tests keep nothing in the cache folder of whoever runs them."""

import os

os.environ.setdefault("KEHOACH_CACHE", "")
