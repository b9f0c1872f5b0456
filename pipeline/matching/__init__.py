"""The engine under rules.py: which rules a text can match at all (sieve, needed, notation), what runs them (plain, phrases), and patterns kept compiled."""
