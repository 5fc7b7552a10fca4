"""What the page shows, worked out without the page: texts, safe HTML, slides laid out, sources to open."""
