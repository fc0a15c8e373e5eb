"""One module per container: what its bytes hold, as documents or as members to be read in their turn."""
