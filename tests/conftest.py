"""What holds for every test: nothing is kept in the cache folder of whoever runs them, and no clock decides.

Speed is measured in tests/benchmarks; a machine that is busy must not fail a law.
"""

import os

from hypothesis import settings

os.environ.setdefault("KEHOACH_CACHE", "")
settings.register_profile("kehoach", deadline=None)
settings.load_profile("kehoach")
