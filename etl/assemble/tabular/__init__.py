"""Tables of indicators: each number of a cell is a figure whose heads say of what, when and where."""

from etl.assemble.tabular.figures import TableReading
from etl.assemble.tabular.heads import HeadReader
from etl.assemble.tabular.sheet import TableTools
from etl.assemble.tabular.words import HeadWords

__all__ = ["HeadReader", "HeadWords", "TableReading", "TableTools"]
