"""What can be an answer: units of a document, what is true of them, and the calls that they state."""
