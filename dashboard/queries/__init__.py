"""Every question that a page asks, as a function ``(dataset, filters, …) -> DataFrame``: one module per page."""
