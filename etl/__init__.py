"""Regional AI-policy indicators read out of Chinese official documents.

Public interface: :func:`load` reads a dataset, :func:`extract` reads one document without writing anything, and
:func:`build` is the command ``python -m etl build``.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # heavy imports wait for the first call: `import etl` stays instant
    from etl.dataset import Dataset
    from etl.pipeline import Report

__all__ = ["build", "extract", "load"]


def load(folder: str | os.PathLike[str] = "data") -> Dataset:
    """Return the tables of a dataset folder as pandas DataFrames (``.documents``, ``.indicators``, …).

    Raises:
        etl.dataset.NotADatasetError: the folder holds no dataset.
    """
    from etl import dataset

    return dataset.load(folder)


def extract(text_or_bytes: str | bytes, *, name: str = "text.txt") -> Dataset:
    """Return the tables of a dataset for one document, given as text or as the bytes of a file called ``name``.

    Raises:
        ValueError: the bytes are not a document that can be read; the message says why and the way out.

    >>> extract("2021年，合肥市人工智能企业达到800余家。").indicators[["metric", "value", "region_code"]].values.tolist()
    [['人工智能企业', 800.0, '340100']]
    """
    from etl.single import extract_one

    return extract_one(text_or_bytes, name)


def build(
    inputs: str | os.PathLike[str] | Sequence[str | os.PathLike[str]],
    out: str | os.PathLike[str] = "data",
    *,
    workers: int = 1,
    columns: Mapping[str, str] | None = None,
    synthetic: bool = False,
) -> Report:
    """Read files and folders, one or several, and write the dataset folder ``out``, whole or not at all.

    ``columns`` names the columns of tables with one document a row, by field (``{"text": "正文", "title": "标题"}``);
    those with usual names are recognised. ``synthetic`` marks every file of the dataset as made of made-up documents.

    Raises:
        etl.pipeline.NoInputError: nothing could be read.
        etl.dataset.NotADatasetError: ``out`` holds something that is not a dataset.
        OSError: ``out`` cannot be written.
    """
    from pathlib import Path

    from etl import pipeline
    from etl.engine import Engine

    return pipeline.build(
        [Path(item) for item in ([inputs] if isinstance(inputs, str | os.PathLike) else inputs)],
        Path(out),
        engine=Engine(workers),
        columns=columns or {},
        synthetic=synthetic,
    )
