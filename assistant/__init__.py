"""Questions to answers with verified citations."""
