"""``make test-edge``: install proxy and keepalived if they are missing, then try the edge."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from runtime.places import ROOT

PROGRAMS = {
    "kamailio": "kamailio",
    "keepalived": "keepalived",
    "baresip": "baresip-core",
    "openssl": "openssl",
    "sipp": "sip-tester",
    "fail2ban-regex": "fail2ban",
    "sipsak": "sipsak",
    "nft": "nftables",
    "ip": "iproute2",
    "tcpdump": "tcpdump",
}
MODULES = {"tls": "kamailio-tls-modules", "websocket": "kamailio-websocket-modules"}
MODULES_FOLDER = Path("/usr/lib/x86_64-linux-gnu/kamailio/modules")


def install() -> None:
    """Install what is missing, without letting the packages start anything."""
    missing = {package for program, package in PROGRAMS.items() if shutil.which(program) is None}
    for module, package in MODULES.items():
        if not (MODULES_FOLDER / f"{module}.so").exists():
            missing.add(package)
    if not missing:
        return
    sys.stdout.write(f"安装边界测试所需的软件包：{' '.join(sorted(missing))}\n")
    sys.stdout.flush()
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    for words in (("update", "-q"), ("install", "-qy", "--no-install-recommends", *missing)):
        subprocess.run(  # noqa: S603 - a fixed list of packages
            ("/usr/bin/apt-get", *words), check=True, env=environment, stdout=sys.stderr
        )


def main() -> int:
    """Run the tests; the exit status for the shell."""
    if os.geteuid() != 0:
        sys.stderr.write("边界测试要建立网络命名空间，请以 root 运行：sudo make test-edge\n")
        return 2
    install()
    place = str(ROOT / "tests" / "edge")
    words = ["-n0", "-p", "no:randomly", f"--confcutdir={place}", "-v"]
    return int(pytest.main([*words, *sys.argv[1:], place]))


if __name__ == "__main__":
    sys.exit(main())
