"""Documents to sections, passages, embeddings and an index."""
