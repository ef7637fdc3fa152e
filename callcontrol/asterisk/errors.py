"""What can go wrong at the voice engine, without a word of HTTP."""


class EngineError(Exception):
    """The engine could not do what was asked."""


class GoneError(EngineError):
    """The channel, bridge or playback is no longer there, or has left our application."""


class RefusedError(EngineError):
    """The engine refused, such as an endpoint that is not registered."""


class AwayError(EngineError):
    """The engine could not be reached in time."""
