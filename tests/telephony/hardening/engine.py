"""What the attacks ask of the engine they attack."""

from runtime.voice_engine.engine import VoiceEngine


def calls_begun(engine: VoiceEngine) -> int:
    """Count the calls that ever reached the dialplan."""
    for line in engine.cli("core show channels count").splitlines():
        count, _, rest = line.partition(" ")
        if rest.startswith(("call processed", "calls processed")):
            return int(count)
    msg = "the engine does not count its calls"
    raise AssertionError(msg)
