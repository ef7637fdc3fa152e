"""Speech from CosyVoice's own FastAPI service: ``POST /inference_sft``, headerless samples back."""

import io
import wave

import httpx

from hotline.intelligence.errors import SpeechFailed
from hotline.intelligence.model_settings import ModelSettings
from hotline.intelligence.voices import Voice

_TIMEOUT = httpx.Timeout(60.0, connect=3.0)
_MOST_BYTES = 30 * 1024 * 1024


class CosyVoice:
    """The configured service; without an address the site allows it has no voices."""

    name = "cosyvoice"

    def voices(self) -> list[Voice]:
        """Return the speakers named in the configuration."""
        settings = ModelSettings()
        if not settings.cosyvoice_url or not settings.may_ask(settings.cosyvoice_url):
            return []
        return [Voice(name, name, language) for name, language in settings.cosyvoice_voices.items()]

    def speak(self, text: str, *, voice: Voice, speed: float) -> bytes:
        """Return the sentence as WAV; this door of the service knows no speed but its own.

        Raises:
            SpeechFailed: the service is away or gave no samples.

        """
        if speed != 1.0:
            msg = "CosyVoice 的音色不能调语速，请用 1.0 倍速。"
            raise SpeechFailed(msg)
        settings = ModelSettings()
        try:
            with httpx.stream(
                "POST",
                f"{settings.cosyvoice_url.rstrip('/')}/inference_sft",
                data={"tts_text": text, "spk_id": voice.name},
                timeout=_TIMEOUT,
                trust_env=False,
            ) as answer:
                answer.raise_for_status()
                samples = _read(answer)
        except httpx.HTTPError as error:
            msg = "语音合成服务没有响应，请稍后重试，或上传录音。"
            raise SpeechFailed(msg) from error
        return _as_wav(samples, settings.cosyvoice_rate)


def _read(answer: httpx.Response) -> bytes:
    samples = bytearray()
    for block in answer.iter_bytes():
        samples += block
        if len(samples) > _MOST_BYTES:
            msg = "语音合成服务返回的录音过长。"
            raise SpeechFailed(msg)
    is_text = answer.headers.get("content-type", "").startswith(("application/json", "text/"))
    if not samples or is_text:
        msg = "语音合成服务返回的不是录音。"
        raise SpeechFailed(msg)
    return bytes(samples[: len(samples) // 2 * 2])


def _as_wav(samples: bytes, rate: int) -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(samples)
    return out.getvalue()
