"""What the host can be asked: one function for each task, a dictionary in and one out."""

import base64
import os
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hotline.intelligence.embedded.child.e5 import E5, MODEL
from hotline.intelligence.embedded.child.lac import Lac
from hotline.intelligence.embedded.child.shelf import Shelf
from hotline.intelligence.embedded.child.turns import Turns
from hotline.intelligence.embedded.child.voice_activity import VoiceActivity
from hotline.intelligence.embedded.child.whisper import Whisper
from hotline.intelligence.embedded.child.written_numbers import WrittenNumbers

_MOST_TEXTS = 512


class Tasks:
    """The tasks over the models of one folder."""

    def __init__(self, models: Path, *, cores: int) -> None:
        self._turns = Turns(cores)
        self.shelf = Shelf(
            {
                "whisper": lambda: Whisper(models / "whisper-base", at_once=cores),
                "vad": lambda: VoiceActivity(models / "silero-vad"),
                "itn": lambda: WrittenNumbers(models / "itn"),
                "e5": lambda: E5(models / "e5-small", threads=cores),
                "lac": lambda: Lac(models / "lac"),
            }
        )
        self._known = {
            "ping": self._ping,
            "warm": self._warm,
            "embed": self._embed,
            "slots": self._slots,
            "words": self._words,
            "vad": self._vad,
            "recognise": self._recognise,
            "written": self._written,
        }

    def run(self, request: dict[str, Any]) -> dict[str, Any]:
        """Do one task.

        Raises:
            KeyError: there is no such task, or a field is missing.

        """
        return self._known[request["task"]](request)

    def _ping(self, _request: dict[str, Any]) -> dict[str, Any]:
        return {"pid": os.getpid(), "loaded": self.shelf.loaded()}

    def _warm(self, request: dict[str, Any]) -> dict[str, Any]:
        for name in request["models"]:
            with self.shelf.take(name):
                pass
        return {"loaded": self.shelf.loaded()}

    def _embed(self, request: dict[str, Any]) -> dict[str, Any]:
        with self.shelf.take("e5") as e5:
            texts = request["texts"][:_MOST_TEXTS]
            vectors = e5.embed(texts, is_query=request["kind"] == "query")
            return {"vectors": vectors, "model": MODEL, "dimension": e5.dimension}

    def _slots(self, request: dict[str, Any]) -> dict[str, Any]:
        with self.shelf.take("lac") as lac:
            return {"found": [lac.entities(each) for each in request["texts"][:_MOST_TEXTS]]}

    def _words(self, request: dict[str, Any]) -> dict[str, Any]:
        with self.shelf.take("lac") as lac:
            return {"found": [lac.words(each) for each in request["texts"][:_MOST_TEXTS]]}

    def _vad(self, request: dict[str, Any]) -> dict[str, Any]:
        with self.shelf.take("vad") as vad:
            stream = request.get("stream", "")
            found = vad.probabilities(_samples(request), stream)
            if request.get("is_last"):
                vad.forget(stream)
            return {"probabilities": found}

    def _recognise(self, request: dict[str, Any]) -> dict[str, Any]:
        samples = _samples(request)
        with (
            self._turns.turn(is_urgent=bool(request.get("is_urgent"))),
            self.shelf.take("whisper") as whisper,
        ):
            answer: dict[str, Any] = whisper.recognise(
                samples,
                language=request.get("language"),
                words=request.get("words", ""),
                beam=request.get("beam", 1),
            )
        if answer["language"] == "zh" and request.get("simplify", True):
            with self.shelf.take("itn") as itn:
                answer["text"] = itn.simplified(answer["text"])
        return answer

    def _written(self, request: dict[str, Any]) -> dict[str, Any]:
        with self.shelf.take("itn") as itn:
            return {"texts": [itn.written(each) for each in request["texts"][:_MOST_TEXTS]]}


def _samples(request: dict[str, Any]) -> NDArray[np.float32]:
    """Return 16 kHz samples from base64 of 16-bit ones."""
    raw = base64.b64decode(request["pcm"])
    return np.frombuffer(raw, "<i2").astype(np.float32) / 32768.0
