"""Find words the glossary bans: one word, one meaning.

Run ``python tools/vocabulary.py``; exits 1 and lists every banned word it finds.
Each rule carries lines it must catch and lines it must leave alone.
"""

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Rule:
    """A banned word, why, and where it is allowed."""

    pattern: str
    why: str
    bad: tuple[str, ...]
    good: tuple[str, ...]
    only: str = r"^(hotline|callcontrol|contracts)/"
    allowed: str = r"^$"


RULES = (
    Rule(
        r"(?<![\w.])(?:\w+_)?[Aa]gents?(?:_\w+)?\b(?!\")",
        "say operator (the person), or name the SIP side",
        bad=("agent = pick()", "def next_agent():", "class Agent:"),
        good=('user_agent="hotline"', "operator = pick()", 'headers["User-Agent"]'),
        allowed=r"^$",
    ),
    Rule(
        r"\bcomplaints?\b",
        "an appeal has a type; 工单 is a work order",
        bad=("complaint = register()",),
        good=("AppealType.COMPLAINT", "work_order = register()"),
        allowed=r"/rules/(appeal|registration)|reference/rules|tests/",
    ),
    Rule(
        r"\bcallbacks?\b",
        "say follow-up (回访), return call (回拨) or listener (a function)",
        bad=("def callback():", "callbacks = []"),
        good=("follow_up = plan()",),
        allowed=r"^hotline/config/tests/test_clock_command",  # a policy's name for people outside
    ),
    Rule(
        r"\b(?:handle|process)_(?!seconds|time)\w+\s*\(",
        "name what it does",
        bad=("def handle_call(x):", "process_event(e)"),
        good=("def absorb(event):", "co_handle(order)"),
        # The names are libraries'.
        allowed=r"management/commands|email/(reading/html_text|tests/servers)"
        r"|knowledge/reading/web_page",
    ),
    Rule(
        r"\bcity\s*==",
        "a city's policy is data or a declared hook",
        bad=('if city == "haikou":',),
        good=("policy = load(city)",),
    ),
)


def _clean(line: str) -> str:
    return re.sub(r"user.agent", "", line, flags=re.IGNORECASE)


def offences(rule: Rule, line: str) -> bool:
    """Tell whether the line uses the banned word."""
    return re.search(rule.pattern, _clean(line)) is not None


def main() -> int:
    """Check every tracked Python file; return the exit status."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.py"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    found = 0
    for name in listed:
        rules = [r for r in RULES if re.search(r.only, name) and not re.search(r.allowed, name)]
        if not rules or not (ROOT / name).is_file():
            continue
        for number, line in enumerate((ROOT / name).read_text(encoding="utf-8").splitlines(), 1):
            for rule in rules:
                if offences(rule, line):
                    found += 1
                    print(f"{name}:{number}: {line.strip()}\n    {rule.why}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
