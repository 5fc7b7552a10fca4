"""Dates, lengths, ages and times in questions and texts, and how they compare."""
