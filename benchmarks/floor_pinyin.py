"""How long the pinyin of a workspace's names takes by itself: prints seconds, and how many names there are.

python benchmarks/floor_pinyin.py WORKSPACE
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from pyoxigraph import Literal, RdfFormat, parse

from skillgraph import names


def main() -> None:
    """Read the names, then time what makes pinyin of them."""
    quads = parse(path=str(Path(sys.argv[1]) / "entities.ttl"), format=RdfFormat.TURTLE)
    labels = [quad.object.value for quad in quads if isinstance(quad.object, Literal) and quad.object.language == "zh"]
    names.pinyin("合成")  # the dictionary is read
    start = time.process_time()
    for label in labels:
        names.pinyin(label)
    print(time.process_time() - start, len(labels))


if __name__ == "__main__":
    main()
