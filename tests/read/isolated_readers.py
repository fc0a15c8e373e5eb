"""Readers that misbehave, for the tests of the process that readers work in."""

from __future__ import annotations

import ctypes
import os
import sys
import time
from collections.abc import Iterator

from etl.read.item import Found, Item
from etl.read.reasons import unreadable


def sleeps(item: Item) -> Iterator[Found]:
    time.sleep(60)
    yield unreadable(item.file, "empty")


def spins(item: Item) -> Iterator[Found]:
    while True:
        pass
    yield unreadable(item.file, "empty")


def exits(item: Item) -> Iterator[Found]:
    os._exit(3)
    yield unreadable(item.file, "empty")


def crashes(item: Item) -> Iterator[Found]:
    ctypes.string_at(0)
    yield unreadable(item.file, "empty")


def fills_memory(item: Item) -> Iterator[Found]:
    yield unreadable(item.file, str(len(bytearray(2**30))))


def leaks(item: Item) -> Iterator[Found]:
    """Keep 300 MiB: two documents of this kind fill the process."""
    sys.modules.setdefault("leaked", [])  # type: ignore[arg-type]
    sys.modules["leaked"].append(bytearray(300 * 2**20))  # type: ignore[attr-defined]
    yield unreadable(item.file, "empty")


def prints(item: Item) -> Iterator[Found]:
    print("x" * 100_000)
    os.write(1, b"\x80\x05N.")
    os.write(2, b"noise\n")
    yield unreadable(item.file, "empty")


def raises(item: Item) -> Iterator[Found]:
    yield unreadable(item.file, "empty")
    raise KeyError("a library's mistake")


def modules(item: Item) -> Iterator[Found]:
    heavy = {"pandas", "pyarrow", "numpy", "jieba", "opencc", "streamlit", "duckdb", "click"}
    yield unreadable(item.file, "empty", f"imports {sorted(heavy & sys.modules.keys())}")
