"""Quantities: numerals with their scale, unit and hedge words, and the numerals that cannot be one."""

from etl.mentions.quantities.finder import QuantityFinder
from etl.mentions.quantities.values import Quantity, Unit

__all__ = ["Quantity", "QuantityFinder", "Unit"]
