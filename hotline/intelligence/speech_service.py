"""Speech from a service that speaks OpenAI's ``POST /v1/audio/speech``."""

import httpx
from django.conf import settings

from hotline.intelligence.errors import SpeechFailed
from hotline.intelligence.site import may_reach
from hotline.intelligence.voices import Voice

_TIMEOUT = httpx.Timeout(60.0, connect=3.0)
_MOST_BYTES = 30 * 1024 * 1024


class SpeechService:
    """The configured service; without an address it has no voices."""

    name = "service"

    def voices(self) -> list[Voice]:
        """Return the voices named in the configuration, where the site allows the address."""
        environment = settings.HOTLINE_ENVIRONMENT
        if not environment.speech_url or not may_reach(environment.speech_url):
            return []
        return [Voice(name, name, language) for name, language in environment.speech_voices.items()]

    def speak(self, text: str, *, voice: Voice, speed: float) -> bytes:
        """Return the sentence as WAV.

        Raises:
            SpeechFailed: the service is away or answers something else.

        """
        environment = settings.HOTLINE_ENVIRONMENT
        key = environment.speech_key.get_secret_value()
        try:
            answer = httpx.post(
                f"{environment.speech_url.rstrip('/')}/v1/audio/speech",
                json={
                    "model": environment.speech_model,
                    "input": text,
                    "voice": voice.name,
                    "response_format": "wav",
                    "speed": speed,
                },
                headers={"Authorization": f"Bearer {key}"} if key else {},
                timeout=_TIMEOUT,
                trust_env=False,
            )
            answer.raise_for_status()
        except httpx.HTTPError as error:
            msg = "语音合成服务没有响应，请稍后重试，或上传录音。"
            raise SpeechFailed(msg) from error
        if not answer.content.startswith(b"RIFF") or len(answer.content) > _MOST_BYTES:
            msg = "语音合成服务返回的不是 WAV 录音。"
            raise SpeechFailed(msg)
        return answer.content
