"""Says whether all is well with a workspace, and what of its sources no record quotes."""
