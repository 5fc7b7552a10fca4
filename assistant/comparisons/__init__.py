"""Two or more things side by side, and which of a family of topics."""
