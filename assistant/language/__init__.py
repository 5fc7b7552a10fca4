"""Finnish and English as such: words and their forms, which language a text is in, what denies what."""
