"""The child process of :mod:`hotline.intelligence.kokoro`: one request in, one WAV file out.

Reads JSON from stdin (text, voice, speed, folder), writes WAV to stdout. Imports no Django.
"""

import io
import json
import subprocess
import sys
import wave
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

RATE = 24000
_LONGEST = 508
"""Sounds the model takes at once; two more frame them."""
_ENDS = "。！？；，,.!?;"
_ESPEAK_TO_KOKORO = (
    *(("a^ɪ", "I"), ("a^ʊ", "W"), ("d^ʒ", "ʤ"), ("e^ɪ", "A"), ("t^ʃ", "ʧ"), ("ɔ^ɪ", "Y")),
    *(("o^ʊ", "O"), ("ə^l", "ᵊl"), ("ɜː", "ɜɹ"), ("ɚ", "əɹ"), ("ɪə", "iə"), ("ɐ", "ə")),
    *(("r", "ɹ"), ("ː", ""), ("^", "")),
)


def english_sounds(text: str) -> str:
    """Ask espeak-ng for the pronunciation, in the model's alphabet."""
    command = ["espeak-ng", "-q", "--ipa", "--tie=^", "-v", "en-us", "--", text]
    spoken = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603 - no shell
    for theirs, ours in _ESPEAK_TO_KOKORO:
        spoken = spoken.replace(theirs, ours)
    return " ".join(spoken.split())


def pieces(text: str, most: int = 60) -> list[str]:
    """Cut a text at its punctuation into pieces the model takes."""
    found, begin = [], 0
    for place, sign in enumerate(text, 1):
        if (sign in _ENDS and place - begin > most // 3) or place - begin >= most:
            found.append(text[begin:place])
            begin = place
    return [each for each in (*found, text[begin:]) if each.strip(_ENDS + " ")]


def _speak(request: dict[str, Any]) -> NDArray[np.float32]:
    folder = Path(request["folder"])
    runtime = import_module("onnxruntime")
    options = runtime.SessionOptions()
    options.intra_op_num_threads = 1
    session = runtime.InferenceSession(str(folder / "kokoro.onnx"), options)
    numbers = json.loads((folder / "vocab.json").read_text(encoding="utf-8"))["vocab"]
    styles = np.fromfile(folder / "voices" / f"{request['voice']}.bin", "<f4").reshape(-1, 1, 256)
    chinese = import_module("misaki.zh").ZHG2P()
    names = [entry.name for entry in session.get_inputs()]
    spoken: list[NDArray[np.float32]] = []
    for piece in pieces(request["text"]):
        sounds = english_sounds(piece) if piece.isascii() else chinese(piece)
        sounds = sounds[0] if isinstance(sounds, tuple) else sounds
        ids = [numbers[sound] for sound in sounds if sound in numbers][:_LONGEST]
        speed = np.full(1, request["speed"], np.float32)
        feed = dict(zip(names, ([[0, *ids, 0]], styles[len(ids)], speed), strict=True))
        spoken.append(np.asarray(session.run(None, feed)[0], np.float32).ravel())
    return np.concatenate(spoken)


def main() -> None:
    """Serve one request."""
    samples = _speak(json.loads(sys.stdin.buffer.read()))
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())
    sys.stdout.buffer.write(out.getvalue())


if __name__ == "__main__":
    main()
