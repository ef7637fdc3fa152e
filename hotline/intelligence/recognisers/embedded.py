"""Whisper base on this machine."""

import base64

from hotline.intelligence.embedded import host
from hotline.intelligence.embedded.errors import ModelMissing
from hotline.intelligence.recognisers.base import Ask, RecogniserFailed
from hotline.intelligence.speech.segments import Heard
from hotline.intelligence.speech.sound import Floats, as_pcm

NEEDED = ("whisper-base", "silero-vad", "itn")
_BEAM = 5


class Embedded:
    """The embedded engine; absent without its models."""

    name = "whisper-base-int8"

    def is_available(self) -> bool:
        """Tell whether its models and their Python are installed."""
        return host.can(*NEEDED)

    def recognise(self, samples: Floats, ask: Ask) -> Heard:
        """Return the words, in simplified characters.

        Raises:
            RecogniserFailed: the host gave no answer.

        """
        try:
            answer = host.ask(
                "recognise",
                pcm=base64.b64encode(as_pcm(samples)).decode(),
                language=ask.language,
                words=ask.words,
                is_urgent=ask.is_urgent,
                beam=_BEAM,
            )
        except (host.HostFailed, ModelMissing) as error:
            msg = f"本机语音识别没有回答：{error}"
            raise RecogniserFailed(msg) from error
        return Heard(answer["text"], answer["language"], answer["score"], answer["no_speech"])
