"""What the fuzzer calls: the readers below the net that catches their mistakes, and the cleaner."""

from __future__ import annotations

from importlib import import_module

from etl.clean import clean
from etl.model import RawDocument
from etl.read.item import Item
from etl.read.reader import LONGEST, MOST_DEPTH
from etl.read.readers import _ISOLATED, _READERS, kind_of
from etl.read.worker import attempt
from etl.toolbox import toolbox

_MOST_FOUND = 50


def in_process(data: bytes) -> None:
    """Read and clean what is read in the build's own process; what has another is passed over."""
    _read(Item("x.bin", data))


def isolated(data: bytes) -> None:
    """Read what has a process of its own: its libraries may raise, but neither crash nor hang."""
    kind, _ = kind_of(Item("x.bin", data))
    if kind in _ISOLATED:
        attempt(_READERS[kind], Item("x.bin", data))


def _read(item: Item) -> None:
    kind, _ = kind_of(item)
    if kind not in _READERS or kind in _ISOLATED or item.depth > MOST_DEPTH:
        return
    module, _, function = _READERS[kind].partition(":")
    for _, found in zip(range(_MOST_FOUND), getattr(import_module(module), function)(item), strict=False):
        if isinstance(found, Item):
            _read(found)
        elif isinstance(found, RawDocument) and len(found.text) <= LONGEST:
            clean(found, toolbox().lexicon).text.encode()
