"""What a question asks for, about what, in which language and for which year."""
