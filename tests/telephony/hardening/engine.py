"""What the attacks ask of the engine they attack."""

import time

from runtime.voice_engine.engine import VoiceEngine

SEATS = ("8001", "8002")
KNOWN, UNKNOWN = "8001p", "8777p"
CARRIER = "127.0.0.10"
PATIENCE = 10.0


def calls_begun(engine: VoiceEngine) -> int:
    """Count the calls that ever reached the dialplan."""
    for line in engine.cli("core show channels count").splitlines():
        count, _, rest = line.partition(" ")
        if rest.startswith(("call processed", "calls processed")):
            return int(count)
    msg = "the engine does not count its calls"
    raise AssertionError(msg)


def reload_accounts(engine: VoiceEngine) -> None:
    """Let the engine read its seats again, and wait until it knows them."""
    engine.cli("module reload res_pjsip.so")
    until = time.monotonic() + PATIENCE
    while KNOWN not in engine.cli("pjsip show endpoints"):
        assert time.monotonic() < until, "the engine does not learn its seats"
        time.sleep(0.1)
