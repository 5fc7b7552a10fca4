"""Calls and sessions, computed against the day of asking."""
