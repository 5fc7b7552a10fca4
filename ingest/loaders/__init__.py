"""One loader per kind of document: a file to a source text and sections with locators."""

from ingest.loaders.base import Loader, load_file, open_loader, read_source

__all__ = ["Loader", "load_file", "open_loader", "read_source"]
