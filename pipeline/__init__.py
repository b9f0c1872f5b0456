"""Kehoach: plans read, audited against their parents, and drafted for a ward."""
