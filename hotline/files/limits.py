"""What a child process that reads what strangers sent gives up before it reads."""

import contextlib
import ctypes
import os
import resource

_MEMORY = 1024 * 1024 * 1024
_CPU_SECONDS = 20
_GRACE = 5
"""Between SIGXCPU and SIGKILL: at one and the same limit the kernel would only ever kill."""
_NOBODY = 65534
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000


def limit(cpu_seconds: int = _CPU_SECONDS) -> None:
    """Give up memory, time, files, the network and root, as far as the machine lets us."""
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + _GRACE))
    for what, most in (
        (resource.RLIMIT_AS, _MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
    ):
        resource.setrlimit(what, (most, most))
    with contextlib.suppress(OSError, AttributeError):
        libc = ctypes.CDLL(None, use_errno=True)
        alone = _NEW_NETWORK if os.geteuid() == 0 else _NEW_NETWORK | _NEW_USER
        libc.unshare(alone)
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(_NOBODY)
        os.setuid(_NOBODY)
