"""What tests of the real engine share: a start, telephones, AMI and ARI links."""

import subprocess
from pathlib import Path

from runtime.phone import Phone
from runtime.places import ROOT
from runtime.voice_engine import self_test
from runtime.voice_engine.engine import VoiceEngine
from runtime.voice_engine.links import Ami, AriLink, ami_link
from runtime.voice_engine.links import ask_ami as ask
from runtime.voice_engine.self_test import free_port
from runtime.voice_engine.settings import VoiceEngineSettings

__all__ = ["Ami", "AriLink", "ami_link", "ask", "free_port", "settings_below", "start", "telephone"]


def settings_below(place: Path) -> VoiceEngineSettings:
    """Describe an engine of the tests' own below a fresh directory, on free ports."""
    return self_test.settings_below(place, checkout=ROOT, city="haikou")


def start(engine: VoiceEngine) -> subprocess.Popen[bytes]:
    process = engine.spawn()
    try:
        engine.wait_ready(60)
    except BaseException:
        process.kill()
        process.wait()
        raise
    return process


def telephone(
    engine: VoiceEngine, number: str, *, address: str = "127.0.0.1", password: str | None = None
) -> Phone:
    server = ("127.0.0.1", engine.settings.sip_port)
    return Phone(address=address, server=server, number=number, password=password)
