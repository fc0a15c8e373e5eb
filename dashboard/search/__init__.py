"""What a reader typed into the search box: its grammar, the words it knows, and where words stand in texts."""
