"""Dates, periods and languages in words, in the language of a reader (pure)."""
