"""Understand what is said to the voice that asks (语音回答): sound in, a key out, nothing kept."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import numpy as np
import structlog
from pydantic import ValidationError

from contracts import spoken
from contracts.spoken import SpokenAnswer, SpokenQuestion
from hotline.intelligence.recognisers.base import Ask
from hotline.intelligence.speech.sound import MODEL_RATE, at_model_rate, from_pcm
from hotline.intelligence.transcribing import (
    TranscribingUnavailable,
    available,
    recognise,
    segment_of,
    stretches,
)
from hotline.telephony.rules import wave
from hotline.telephony.rules.spoken_answers import understand

_LOOK_SECONDS, _OLD_SECONDS = 2.0, 600.0
_LANGUAGE = "zh"
_WORDS = {
    "solved": "已经解决，没有解决，转人工，满意，不满意。",
    "rating": (
        "非常满意，满意，基本满意，不满意，非常不满意，五分，四分，三分，两分，一分，转人工。"
    ),
    "confirm": "对，是的，不对，不是。",
}
"""What a recogniser should expect; an answer is short, and the line is narrow."""
_log = structlog.get_logger()

Recognise = Callable[[Path, str], tuple[str, float]]


class SpokenAnswers:
    """Watches the folder of questions; ``turn`` is one look, and never waits for a recogniser."""

    def __init__(self, recordings: Path, recognised: Recognise | None = None) -> None:
        """Begin with nobody."""
        self._folder = recordings / spoken.FOLDER
        self._recognised = recognised or heard_in
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="spoken-answer")
        self._asked: dict[str, Future[None]] = {}
        self._touched = 0.0

    def turn(self) -> int:
        """Say that somebody is here, and take up the questions that wait; return how many."""
        if time.monotonic() - self._touched > _LOOK_SECONDS:
            self._touched = time.monotonic()
            self._folder.mkdir(parents=True, exist_ok=True)
            (self._folder / spoken.READY).touch()
            self._sweep()
        self._asked = {name: each for name, each in self._asked.items() if not each.done()}
        new = [each for each in self._folder.glob("*.question") if each.stem not in self._asked]
        for each in sorted(new, key=lambda path: path.name):
            self._asked[each.stem] = self._worker.submit(self._answer, each)
        return len(new)

    def finish(self) -> None:
        """Say that nobody is here any more, and let the questions in hand be answered."""
        (self._folder / spoken.READY).unlink(missing_ok=True)
        self._worker.shutdown()

    def _answer(self, question: Path) -> None:
        name = question.stem
        try:
            asks = SpokenQuestion.model_validate_json(question.read_bytes()).asks
            text, confidence = self._recognised(spoken.sound_file(self._folder, name), asks)
        except FileNotFoundError:
            return  # whoever asked has gone, and took the sound away
        except (ValidationError, TranscribingUnavailable, ValueError) as error:
            _log.warning("answer not understood", action="spoken_answer", why=str(error)[:200])
            text, asks, confidence = "", "confirm", 0.0
        meant = understand(asks, text, confidence=confidence)
        _log.info("answer understood", action="spoken_answer", asks=asks, key=meant.key)
        if question.exists():
            answer = SpokenAnswer(key=meant.key, is_sure=meant.is_sure)
            spoken.put(spoken.answer_file(self._folder, name), answer)
            question.unlink(missing_ok=True)

    def _sweep(self) -> None:
        """Take away what a killed call control left: it is somebody's voice."""
        for each in self._folder.iterdir():
            try:
                if each.name != spoken.READY and time.time() - each.stat().st_mtime > _OLD_SECONDS:
                    each.unlink()
            except FileNotFoundError:
                continue


def heard_in(path: Path, asks: str) -> tuple[str, float]:
    """Return what the citizen says in a raw recording, and how sure the recogniser is.

    Raises:
        FileNotFoundError: the sound is gone.
        TranscribingUnavailable: nobody recognises speech.

    """
    sound = path.read_bytes()
    frames = np.frombuffer(sound[: wave.whole_frames(len(sound))], "<i2").reshape(-1, wave.CHANNELS)
    samples = at_model_rate(from_pcm(frames[:, 0].tobytes()), wave.RATE)
    engines, words = available(), _WORDS[asks]
    texts, sure = [], 1.0
    for each in stretches(samples):
        piece = samples[int(each.start * MODEL_RATE) : int(each.end * MODEL_RATE)]
        heard, _ = recognise(engines, piece, Ask(_LANGUAGE, words, is_urgent=True))
        segment = segment_of(heard, each.start, each.end, words=words)
        if segment is not None:
            texts.append(segment.text)
            sure = min(sure, segment.confidence)
    return "".join(texts), sure
