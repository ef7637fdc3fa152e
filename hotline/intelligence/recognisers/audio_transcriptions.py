"""Services that speak OpenAI's ``POST /v1/audio/transcriptions`` (vLLM, FunASR's own, others)."""

import io
import math
import wave

import httpx

from hotline.intelligence.model_settings import ModelSettings
from hotline.intelligence.recognisers.base import Ask, RecogniserFailed
from hotline.intelligence.speech.segments import Heard
from hotline.intelligence.speech.sound import MODEL_RATE, Floats, as_pcm

_TIMEOUT = httpx.Timeout(60.0, connect=3.0)
_NAMES = {"chinese": "zh", "english": "en", "japanese": "ja", "korean": "ko", "russian": "ru"}


class AudioTranscriptions:
    """The configured service."""

    name = "openai"

    def __init__(self, settings: ModelSettings) -> None:
        self._settings = settings

    def is_available(self) -> bool:
        """Tell whether there is an address, and the site allows it."""
        url = self._settings.recogniser_url
        return bool(url) and self._settings.may_ask(url)

    def recognise(self, samples: Floats, ask: Ask) -> Heard:
        """Return the words.

        Raises:
            RecogniserFailed: it is away, refuses, or answers something else.

        """
        settings = self._settings
        key = settings.recogniser_key.get_secret_value()
        form = {
            "model": settings.recogniser_model,
            "response_format": "verbose_json",
            "temperature": "0",
            "language": ask.language or "",
            "prompt": ask.words,
        }
        try:
            answer = httpx.post(
                f"{settings.recogniser_url.rstrip('/')}/v1/audio/transcriptions",
                data={name: value for name, value in form.items() if value},
                files={"file": ("speech.wav", as_wav(samples), "audio/wav")},
                headers={"Authorization": f"Bearer {key}"} if key else {},
                timeout=_TIMEOUT,
                trust_env=False,
            )
            answer.raise_for_status()
            return _heard(answer.json(), ask)
        except (httpx.HTTPError, KeyError, TypeError, ValueError) as error:
            msg = f"语音识别服务没有给出文字：{type(error).__name__}"
            raise RecogniserFailed(msg) from error


def _heard(answer: dict[str, object], ask: Ask) -> Heard:
    said = str(answer.get("language") or ask.language or "zh").lower()
    parts = answer.get("segments")
    scores = [
        float(part["avg_logprob"])
        for part in (parts if isinstance(parts, list) else [])
        if isinstance(part, dict) and isinstance(part.get("avg_logprob"), int | float)
    ]
    score = sum(scores) / len(scores) if scores else 0.0
    text = str(answer["text"])
    return Heard(text, _NAMES.get(said, said[:2]), score if math.isfinite(score) else 0.0)


def as_wav(samples: Floats) -> bytes:
    """Return the samples as a WAV file."""
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(MODEL_RATE)
        file.writeframes(as_pcm(samples))
    return out.getvalue()
