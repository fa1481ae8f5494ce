"""Dateline: from a folder of dated entries to a published, source-linked timeline."""

__version__ = "0.1.0"
