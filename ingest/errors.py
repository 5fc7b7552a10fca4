"""What can go wrong between a corpus folder and an index; every message says what to do next."""

from __future__ import annotations


class GuideError(Exception):
    """Base of every error that a user of ingest or assistant can mend; its text is for people."""


class SettingsError(GuideError):
    """A setting (environment, `.env` or command line) cannot be used."""


class ManifestError(GuideError):
    """`corpus.toml`, `glossary.toml` or `layout.toml` is wrong; names file and line."""


class DocumentError(GuideError):
    """A source document cannot be read; names the file and the reason."""


class IndexMissingError(GuideError):
    """There is no index yet at the configured place."""


class IndexMismatchError(GuideError):
    """The index was built with another model, schema or corpus than the one configured."""


class IndexCorruptError(GuideError):
    """The index's files do not agree with its own record."""


class IndexBusyError(GuideError):
    """Another ingest holds the index."""


class StorageError(GuideError):
    """The index cannot be written: no space, or no permission."""
