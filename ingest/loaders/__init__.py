"""One loader per kind of document: source text to sections with locators."""

from ingest.loaders.base import Loader, open_loader, read_source

__all__ = ["Loader", "open_loader", "read_source"]
