"""PDF files: printed lines with their places, put into reading order and told apart by what they are."""

from ingest.pdf.document import assemble_pdf

__all__ = ["assemble_pdf"]
