"""PowerPoint, Word and web pages: read to plain blocks in the reader process, written to a source text here."""

from ingest.office.blocks import ReadDocument, assemble_blocks

__all__ = ["ReadDocument", "assemble_blocks"]
