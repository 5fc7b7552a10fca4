"""Statements, worded and cited, and the proof that they stand in the sources."""
