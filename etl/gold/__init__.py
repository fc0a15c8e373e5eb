"""Labelled figures of the seed documents, as JSON lines (one document a line)."""
