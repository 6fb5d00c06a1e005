"""Runs SkillGraph from a checkout: `python cli.py …` is `skillgraph …`."""

import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent / "src"))
    from skillgraph.cli import main

    main()
