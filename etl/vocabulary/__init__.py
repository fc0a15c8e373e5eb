"""The domain as CSV tables; :mod:`etl.vocabulary.tables` is the only module that opens them."""
