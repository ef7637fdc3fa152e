"""A child process that decodes one uploaded sound, with little memory and time.

``python -m hotline.telephony.sound_decoder`` reads the file from stdin and writes one line
of JSON (``rate``, ``seconds``) and then mono float32 samples to stdout. Imports no Django:
whatever a crafted file does, it does here.
"""

import io
import json
import os
import resource
import sys

import numpy as np
import soundfile

FORMATS = frozenset({"WAV", "WAVEX", "FLAC", "OGG", "MP3"})
MOST_SECONDS = 180
EXIT_UNKNOWN, EXIT_TOO_LONG = 3, 4
_MEMORY = 1024 * 1024 * 1024
_CPU_SECONDS = 30
_NOBODY = 65534


def main() -> int:
    """Decode; return 3 for no sound of ours, 4 for one that is too long."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_CPU_SECONDS, _CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _drop_root()
    try:
        with soundfile.SoundFile(io.BytesIO(sys.stdin.buffer.read())) as sound:
            if sound.format not in FORMATS:
                return EXIT_UNKNOWN
            most = sound.samplerate * MOST_SECONDS
            samples = sound.read(most + 1, dtype="float32", always_2d=True)
            rate = sound.samplerate
    except (soundfile.LibsndfileError, ValueError, RuntimeError):
        return EXIT_UNKNOWN
    if len(samples) > most:
        return EXIT_TOO_LONG
    mono = np.nan_to_num(samples.mean(axis=1)).astype("<f4")
    sys.stdout.buffer.write(json.dumps({"rate": rate}).encode() + b"\n" + mono.tobytes())
    return 0


def _drop_root() -> None:
    """Decode as nobody where the web server runs as root."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(_NOBODY)
        os.setuid(_NOBODY)


if __name__ == "__main__":
    sys.exit(main())
