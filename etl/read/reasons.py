"""The fixed words for why an input could not be read, each with a sentence that names the way out."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from etl.model import Unreadable

REASONS: Mapping[str, str] = MappingProxyType(
    {
        "binary": "this is not text; this version reads text files: save it as plain text",
        "empty": "there is no text in this file; fetch it again or leave it out",
        "encoding": "the bytes are in no encoding that gives Chinese text; save the file as UTF-8",
        "io_error": "the system could not read this file; check the disk and try again",
        "not_a_file": "this is neither a file nor a folder; name a text file or a folder of them",
        "not_found": "there is nothing of this name; check the spelling and the folder",
        "permission": "this may not be read; give read permission to the user who runs the build",
        "too_large": "this is larger than one document can be; split it into one file per document",
        "unsupported": "this version reads plain text; save the text of it as a text file",
    }
)


def unreadable(file: str, reason: str, said: str = "", **identity: str) -> Unreadable:
    """Return the value for ``file``: ``said`` replaces the first half of the message, the way out stays.

    >>> unreadable("a.pdf", "binary", "this is a PDF").message
    'this is a PDF; this version reads text files: save it as plain text'
    """
    usual, _, way_out = REASONS[reason].partition("; ")
    return Unreadable(file, reason, f"{said or usual}; {way_out}", **identity)
