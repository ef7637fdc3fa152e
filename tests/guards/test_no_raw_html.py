"""The web puts no text from outside into a page as markup: only Vue's own escaping does."""

import re
from pathlib import Path

WEB = Path(__file__).resolve().parents[2] / "web" / "src"
_RAW = re.compile(
    r"v-html|\.innerHTML\s*=|insertAdjacentHTML|document\.write\(|new Function\(|eval\("
)


def test_no_page_writes_markup_of_its_own() -> None:
    found = [
        f"{path.relative_to(WEB)}: {line.strip()}"
        for path in sorted((*WEB.rglob("*.vue"), *WEB.rglob("*.ts")))
        if ".test." not in path.name
        for line in path.read_text("utf-8").splitlines()
        if _RAW.search(line)
    ]
    assert found == []


def test_the_guard_sees_what_it_forbids() -> None:
    for line in ('<p v-html="text" />', "box.innerHTML = text", "eval(text)"):
        assert _RAW.search(line)
