"""What a dataset was made of: versions, inputs by hash, counts; no clock time, no path of the machine."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed_version
from importlib.resources import files
from importlib.resources.abc import Traversable

from etl.model import RawDocument, Unreadable
from etl.vocabulary.tables import version as vocabulary_version


@dataclass(frozen=True, slots=True)
class Provenance:
    """The inputs of a build: (file, SHA-256) of each that was read, (file, reason) of each that was not."""

    inputs: tuple[tuple[str, str], ...]
    unreadable: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, raws: Iterable[RawDocument], unreadable: Iterable[Unreadable]) -> Provenance:
        """Collect the provenance, sorted by file."""
        return cls(
            tuple(sorted((raw.file, raw.sha256) for raw in raws)),
            tuple(sorted((item.file, item.reason) for item in unreadable)),
        )


def build_record(
    provenance: Provenance, counts: Mapping[str, int], warnings: Sequence[str], *, synthetic: bool = False
) -> dict[str, object]:
    """Return the content of ``build.json``; ``synthetic``: the documents are made up."""
    return {
        "synthetic": synthetic,
        "version": package_version(),
        "code": code_version(),
        "vocabulary": vocabulary_version(),
        "inputs": [{"file": file, "sha256": sha256} for file, sha256 in provenance.inputs],
        "unreadable": [{"file": file, "reason": reason} for file, reason in provenance.unreadable],
        "counts": dict(counts),
        "warnings": sorted(warnings),
    }


def package_version() -> str:
    """Return the installed version of the package."""
    try:
        return installed_version("ai-policy-indicators")
    except PackageNotFoundError:
        return "0.0.0"


@cache
def code_version() -> str:
    """Return a short hash over the package's modules: two datasets with the same one were made by the same code."""
    digest = hashlib.sha256()
    for name, data in sorted(_modules(files("etl"), "")):
        digest.update(name.encode() + b"\0" + data)
    return digest.hexdigest()[:12]


def _modules(folder: Traversable, prefix: str) -> Iterable[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _modules(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".py"):
            yield prefix + entry.name, entry.read_bytes()
