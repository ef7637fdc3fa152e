"""The vocabulary tool catches what it must, spares what it must, and the house is clean."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("vocabulary", ROOT / "tools/vocabulary.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    import sys  # noqa: PLC0415 - dataclasses look their module up by name

    sys.modules["vocabulary"] = module
    spec.loader.exec_module(module)
    return module


TOOL = _tool()


@pytest.mark.parametrize("rule", TOOL.RULES, ids=lambda rule: rule.why)
def test_rule_catches_its_bad_lines_and_spares_its_good_ones(rule: object) -> None:
    assert [line for line in rule.bad if not TOOL.offences(rule, line)] == []  # type: ignore[attr-defined]
    assert [line for line in rule.good if TOOL.offences(rule, line)] == []  # type: ignore[attr-defined]


def test_no_banned_word_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    status = TOOL.main()
    assert status == 0, capsys.readouterr().out
