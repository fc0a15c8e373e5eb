"""One module per page, each with one function ``show(dataset, filters)``."""
