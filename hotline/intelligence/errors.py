"""What the doors to models refuse, in words for people."""

from hotline.core.errors import Conflict, Invalid, NotFound, Unavailable


class NoSpeechSynthesis(Unavailable):
    """No provider is configured or installed."""

    code = "no_speech_synthesis"


class SpeechFailed(Unavailable):
    """The provider did not give a sound."""

    code = "speech_failed"


class NoSuchVoice(Invalid):
    """The provider has no such voice."""

    code = "no_such_voice"


class ModelsMisconfigured(Unavailable):
    """The site's file on models is broken; the sentence says where."""

    code = "models_misconfigured"


class NotProven(Conflict):
    """Too few people took the model's suggestions unchanged to let it act alone."""

    code = "not_proven"


class NoSuchRelease(NotFound):
    """The registry has no such model."""

    code = "no_such_release"


class ReleaseNotThere(Conflict):
    """The registered model is not in the state this asks for."""

    code = "release_not_there"


class NoSuchTrace(NotFound):
    """There is none, or it was forgotten."""

    code = "no_such_trace"
