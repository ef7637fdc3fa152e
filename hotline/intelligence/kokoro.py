"""Speech from Kokoro-82M on this machine, in a child process that ends with the sentence."""

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from django.conf import settings

from hotline.intelligence.errors import SpeechFailed
from hotline.intelligence.voices import Voice

_SECONDS = 180
_GROUPS = {"zf": ("zh", "女声"), "zm": ("zh", "男声"), "af": ("en", "女声"), "am": ("en", "男声")}
"""How a voice's file name begins → its language, and how people call it."""
_NEEDED = ("onnxruntime", "misaki")


class Kokoro:
    """The embedded model; without its files or libraries it has no voices."""

    name = "kokoro"

    def voices(self) -> list[Voice]:
        """Return the voices whose files are there."""
        folder = _folder()
        is_whole = (folder / "kokoro.onnx").is_file() and (folder / "vocab.json").is_file()
        if not is_whole or _python() is None:
            return []
        found = []
        for file in sorted((folder / "voices").glob("*.bin")):
            language, label = _GROUPS.get(file.stem[:2], ("", ""))
            if language:
                found.append(Voice(file.stem, f"{file.stem[3:]}（{label}）", language))
        return found

    def speak(self, text: str, *, voice: Voice, speed: float) -> bytes:
        """Return the sentence as WAV, 24 kHz.

        Raises:
            SpeechFailed: the model broke off or took too long.

        """
        request = {"text": text, "voice": voice.name, "speed": speed, "folder": str(_folder())}
        try:
            done = subprocess.run(  # noqa: S603 - our own module, no shell
                [str(_python()), "-m", "hotline.intelligence.kokoro_child"],
                input=json.dumps(request).encode(),
                capture_output=True,
                timeout=_SECONDS,
                check=True,
                cwd=settings.BASE_DIR,
            )
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
            msg = "语音合成失败，请缩短文字后重试，或上传录音。"
            raise SpeechFailed(msg) from error
        return done.stdout


def _python() -> str | None:
    """Return the Python that has the libraries: beside the model, the models' own, or ours."""
    for home in (_folder(), _folder().parent):
        own = home / "python" / "bin" / "python"
        if own.is_file():
            return str(own)
    return None if any(find_spec(each) is None for each in _NEEDED) else sys.executable


def _folder() -> Path:
    environment = settings.HOTLINE_ENVIRONMENT
    return Path(environment.models_dir or environment.var / "models") / "kokoro"
