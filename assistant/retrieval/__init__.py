"""From a question to ranked candidates: words and vectors, features, the ranking model, the reader."""
