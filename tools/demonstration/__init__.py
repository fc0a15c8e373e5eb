"""A demonstration dataset: documents that a seeded model writes, read by ``etl`` like any others.

Nothing in them is true: places are real, all numbers, firms and documents are invented. ``world`` knows the numbers,
``wording`` says them, ``papers`` decides who writes what and when; the sentences are in ``sentences.csv``.
"""
