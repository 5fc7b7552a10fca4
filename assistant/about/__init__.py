"""Messages about the answer before, or about the guide as a document."""
