"""The process that does a part of building an index: it reads tasks, and answers each.

It ends as soon as whoever started it is gone, so that nothing goes on writing.
"""

from __future__ import annotations

import gc
import os
import pickle
import queue
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import IO, Any

from skillgraph import names
from skillgraph.index import loading, shard
from skillgraph.index.registry import Known, names_of

_HEAD = 8

# An entity with its number and what sources call it, as wording and kind.
Called = tuple[int, Known, tuple[tuple[str, str], ...]]
NameRow = tuple[int, str, str, str, str, str, str, str, str]


def send(out: IO[bytes], message: object) -> None:
    """Write a message to a pipe.

    Parameters
    ----------
    out
        The pipe.
    message
        What pickle can write, or bytes that it wrote.
    """
    content = message if isinstance(message, bytes) else pickle.dumps(message, protocol=5)
    out.write(len(content).to_bytes(_HEAD, "big"))
    out.write(content)
    out.flush()


def receive(pipe: IO[bytes]) -> Any:  # noqa: ANN401 - whatever was sent
    """Read a message from a pipe.

    Parameters
    ----------
    pipe
        The pipe, whose other end is ours as well.

    Returns
    -------
    Any
        The message.

    Raises
    ------
    EOFError
        When the other end is closed.

    Examples
    --------
    >>> from io import BytesIO
    >>> pipe = BytesIO()
    >>> send(pipe, ("names", []))
    >>> receive(BytesIO(pipe.getvalue()))
    ('names', [])
    """
    head = pipe.read(_HEAD)
    if len(head) < _HEAD:
        raise EOFError
    return pickle.loads(pipe.read(int.from_bytes(head, "big")))  # noqa: S301 - our own process wrote it


def named(entities: Iterable[Called]) -> tuple[list[NameRow], list[str]]:
    """Give the names of entities in every form searched, and how each entity is sorted.

    Parameters
    ----------
    entities
        The entities with their numbers, and what sources call them.

    Returns
    -------
    tuple
        Rows of the table of names, and for each entity the pinyin of its Chinese name.

    Examples
    --------
    >>> named([(7, Known(7, (), "enterprise", None, "艾维", "艾维", (("艾维", "zh", True),)), (("艾维", "full"),))])
    ([(7, '艾维', 'zh', 'full', '艾维', '艾维', '艾维', 'aiwei', 'aw')], ['aiwei'])
    """
    rows: list[NameRow] = []
    sorts = []
    for number, one, called in entities:
        own: dict[str, names.NameForms] = {}
        for text, lang, kind in names_of(one, called):
            forms = own[text] = own.get(text) or names.forms(text)
            rows.append((number, text, lang, kind, forms.fold, forms.normal, forms.core, forms.pinyin, forms.initials))
        sorts.append(own[one.zh].pinyin if one.zh in own else names.pinyin(one.zh))
    return rows, sorts


def _named_of(ground: shard.Ground) -> Callable[..., tuple[list[NameRow], list[str]]]:
    everybody = list(ground.entities.values())

    def some(
        start: int, stop: int, called: Mapping[int, tuple[tuple[str, str], ...]]
    ) -> tuple[list[NameRow], list[str]]:
        return named((one.number, one, called.get(one.number, ())) for one in everybody[start:stop])

    return some


def _tasks(ground: shard.Ground) -> dict[str, Callable[..., object]]:
    return {
        "shard": lambda files: shard.read(ground, files),
        "named": _named_of(ground),
        "load": lambda store, files: loading.load_files(Path(store), map(Path, files), ground.space),
    }


def main() -> None:
    """Do the tasks that come in, one after the other, until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it decides
    if "patient" in sys.argv and hasattr(os, "nice"):
        os.nice(10)
    pipe, out = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    waiting: queue.SimpleQueue[Any] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(pipe, waiting), daemon=True).start()
    # What is made here goes when it is sent; looking for circles among a million entities would take half the time.
    gc.disable()
    ground = waiting.get()
    if not isinstance(ground, shard.Ground):
        raise TypeError("the first message is the ground")
    tasks = _tasks(ground)
    while True:
        name, *arguments = waiting.get()
        try:
            answer = tasks[name](*arguments)
        except Exception:
            # Whatever it is, all is then read whole, and who does that tells it in a sentence.
            answer = None
        send(out, answer)


def _listen(pipe: IO[bytes], waiting: queue.SimpleQueue[Any]) -> None:
    try:
        while True:
            waiting.put(receive(pipe))
    except (EOFError, OSError, pickle.UnpicklingError):
        os._exit(0)
