"""The tables that cleaning reads, as values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from etl.clean.furniture import FurnitureRules
from etl.clean.language import Language
from etl.clean.masthead import Labels
from etl.clean.script import ScriptFixes

Rows = Sequence[Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Cues:
    """The words of ``heading_cues.csv`` by which lines around a title are told apart."""

    continues: tuple[str, ...] = ()
    direction: tuple[str, ...] = ()
    kicker: tuple[str, ...] = ()
    no_suffix: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    salutation: tuple[str, ...] = ()
    site: tuple[str, ...] = ()
    spam: tuple[str, ...] = ()
    suffix: tuple[str, ...] = ()
    tag: tuple[str, ...] = ()
    underline: tuple[str, ...] = ()

    @classmethod
    def from_rows(cls, rows: Rows) -> Cues:
        """Group the rows by kind; an unknown kind raises TypeError.

        >>> Cues.from_rows([{"kind": "role", "term": "省长"}]).role
        ('省长',)
        """
        kinds = sorted({row["kind"] for row in rows})
        return cls(**{kind: tuple(row["term"] for row in rows if row["kind"] == kind) for kind in kinds})


@dataclass(frozen=True, slots=True)
class CleanLexicon:
    """All that cleaning knows of pages and of the language."""

    furniture: FurnitureRules
    labels: Labels
    fixes: ScriptFixes
    cues: Cues
    language: Language

    @classmethod
    def from_rows(
        cls, furniture: Rows, masthead_labels: Rows, script_fixes: Rows, heading_cues: Rows, language: Language
    ) -> CleanLexicon:
        """Compile the rows of the four tables of these names."""
        return cls(
            FurnitureRules.from_rows(furniture),
            Labels.from_rows(masthead_labels),
            ScriptFixes.from_rows(script_fixes),
            Cues.from_rows(heading_cues),
            language,
        )
