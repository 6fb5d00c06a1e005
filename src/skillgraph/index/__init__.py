"""The index: derived from a workspace, kept outside it, never written to once it can be read."""
