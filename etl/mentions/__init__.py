"""What a text mentions, one module per kind of mention."""
