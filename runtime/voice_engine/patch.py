"""Keep Debian's build of Asterisk from dropping audio: one guarded byte in our private copy.

Debian carries a change to ``ast_translate()`` that compares RTP sequence numbers of frames that
may come from different speakers and silently drops the "late" ones. Recordings then have holes.
The byte turns ``cmp $0xffff,%edx; ja`` into ``cmp …; jmp``: always the upstream way.
"""

from pathlib import Path

DROPS = bytes.fromhex("81faffff00007768")
KEEPS = bytes.fromhex("81faffff0000eb68")


def patched(program: bytes) -> bytes | None:
    """Return the mended program, or None when it is not exactly the one we know."""
    if program.count(DROPS) != 1:
        return None
    return program.replace(DROPS, KEEPS)


def install_patched(source: Path, target: Path) -> bool:
    """Write the program to ``target``, mended when possible; tell whether it was.

    When it was not, the configuration must avoid the fault (see ``modules.py``).
    """
    original = source.read_bytes()
    mended = patched(original)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(mended or original)
    target.chmod(0o755)
    return mended is not None
