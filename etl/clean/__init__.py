"""Raw text to the document's own words."""

from etl.clean.language import Language
from etl.clean.lexicon import CleanLexicon
from etl.clean.steps import STEPS, clean

__all__ = ["STEPS", "CleanLexicon", "Language", "clean"]
