"""A message as people type it, made the question that it asks."""
