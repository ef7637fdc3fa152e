"""Models in memory: loaded when first asked for, let go when nobody asks any more."""

import ctypes
import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock
from typing import Any


@dataclass
class _Place:
    load: Callable[[], Any]
    lock: Lock = field(default_factory=Lock)
    model: Any = None
    users: int = 0
    used_at: float = 0.0


class Shelf:
    """Every model by its name."""

    def __init__(
        self, loaders: dict[str, Callable[[], Any]], *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._places = {name: _Place(load) for name, load in loaders.items()}
        self._clock = clock

    @contextmanager
    def take(self, name: str) -> Iterator[Any]:
        """Lend a model; the first borrower waits for it to load."""
        place = self._places[name]
        with place.lock:
            if place.model is None:
                place.model = place.load()
            place.users += 1
        try:
            yield place.model
        finally:
            with place.lock:
                place.users -= 1
                place.used_at = self._clock()

    def loaded(self) -> list[str]:
        """Return the names of the models in memory."""
        return [name for name, place in self._places.items() if place.model is not None]

    def drop_idle(self, seconds: float) -> list[str]:
        """Let go of what nobody used for so long; the names of what went."""
        gone = []
        for name, place in self._places.items():
            with place.lock:
                is_idle = self._clock() - place.used_at >= seconds
                if place.model is None or place.users or not is_idle:
                    continue
                close = getattr(place.model, "close", None)
                if close:
                    close()
                place.model = None
                gone.append(name)
        if gone:
            gc.collect()
            _give_memory_back()
        return gone


def _give_memory_back() -> None:
    """Ask the C library to return freed memory to the machine; not every one can."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim:
        trim(0)
