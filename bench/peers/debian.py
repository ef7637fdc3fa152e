"""A small Debian in a directory of the bench, so that nothing is installed on the machine."""

import contextlib
import subprocess
from pathlib import Path

from bench.peers.starting import started

SOURCES = Path("/etc/apt/sources.list.d/debian.sources")
_INSTALL = (
    "export DEBIAN_FRONTEND=noninteractive; apt-get update -q &&"
    " apt-get install -q -y --no-install-recommends "
)
_NO_SERVICES = "#!/bin/sh\nexit 101\n"


class Debian:
    """A directory with a Debian of the machine's own sources; needs root and mmdebstrap."""

    def __init__(self, root: Path) -> None:
        """Name the directory."""
        self.root = root

    def install(self, packages: list[str]) -> None:
        """Make it, and install the packages; once."""
        stamp = self.root / "installed"
        if stamp.exists() and stamp.read_text() == " ".join(packages):
            return
        if not (self.root / "etc").exists():
            make = ("mmdebstrap", "--variant=apt", "--mode=root", "--include=ca-certificates")
            with SOURCES.open() as sources:
                subprocess.run(  # noqa: S603 - our own command
                    [*make, "bookworm", str(self.root), "-"], stdin=sources, check=True
                )
        policy = self.root / "usr/sbin/policy-rc.d"
        policy.write_text(_NO_SERVICES)
        policy.chmod(0o755)
        for name in ("resolv.conf", "hosts"):
            (self.root / "etc" / name).write_text(Path("/etc", name).read_text())
        self.call(_INSTALL + " ".join(packages))
        stamp.write_text(" ".join(packages))

    def command(self, script: str, user: str = "root") -> list[str]:
        """Return the command that runs a script inside, with its own mounts."""
        enter = (
            f"mount --bind /dev {self.root}/dev && mount -t proc proc {self.root}/proc"
            f' && exec chroot --userspec={user} {self.root} sh -c "$1"'
        )
        return ["unshare", "--mount", "sh", "-c", enter, "sh", f"cd /; {script}"]

    def call(self, script: str, user: str = "root") -> str:
        """Run a script inside; return what it printed.

        Raises:
            RuntimeError: it failed.

        """
        done = subprocess.run(  # noqa: S603 - our own command
            self.command(script, user), check=False, capture_output=True, text=True
        )
        if done.returncode:
            msg = f"{script}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}"
            raise RuntimeError(msg)
        return done.stdout

    def start(
        self, script: str, log: Path, user: str = "root"
    ) -> contextlib.AbstractContextManager[None]:
        """Run a script inside until the context ends."""
        return started(self.command(f"exec {script}", user), log)
