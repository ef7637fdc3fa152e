"""What can go wrong with the voice engine, in words for the person who started it."""


class VoiceEngineError(Exception):
    """The voice engine cannot be built or started; the text is Chinese."""
