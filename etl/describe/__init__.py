"""A cleaned text's place, time and kind."""
