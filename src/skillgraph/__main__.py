"""Runs as `python -m skillgraph`."""

from skillgraph.cli import main

if __name__ == "__main__":
    main()
