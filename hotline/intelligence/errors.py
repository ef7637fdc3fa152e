"""What the doors to models refuse, in words for people."""

from hotline.core.errors import Invalid, Unavailable


class NoSpeechSynthesis(Unavailable):
    """No provider is configured or installed."""

    code = "no_speech_synthesis"


class SpeechFailed(Unavailable):
    """The provider did not give a sound."""

    code = "speech_failed"


class NoSuchVoice(Invalid):
    """The provider has no such voice."""

    code = "no_such_voice"
