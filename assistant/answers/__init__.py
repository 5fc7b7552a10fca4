"""One question that stands by itself, answered or refused."""
