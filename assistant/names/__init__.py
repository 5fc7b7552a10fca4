"""The names that documents and questions use: the programme's terms, codes, series of letters, countries."""
