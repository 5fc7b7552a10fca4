"""Training of the reader: a small cross-encoder that says which candidate answers a question, or that none does."""
