"""Figures held against each other: which may be compared, which agree, which contradict.

Pure functions over rows of the dataset: everything here runs after all documents are there, and its answer does not
depend on the order in which they came.
"""
