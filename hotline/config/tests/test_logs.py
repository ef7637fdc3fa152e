"""Log lines: one each, in our own form, and never what a function held in its hands."""

import logging

import pytest
import structlog

NUMBER = "13907551234"


def _fail(number: str) -> None:
    length = len(number)
    msg = f"a number of {length} digits is odd"
    raise RuntimeError(msg)


def test_logs_are_configured_by_the_settings() -> None:
    assert structlog.is_configured()
    assert logging.getLogger("procrastinate").level == logging.WARNING


def test_logs_of_an_unexpected_error_hold_no_variables(capsys: pytest.CaptureFixture[str]) -> None:
    try:
        _fail(NUMBER)
    except RuntimeError as error:
        structlog.get_logger().error("unexpected", action="POST /api/x", exc_info=error)
    line = capsys.readouterr().out
    assert "a number of 11 digits is odd" in line
    assert NUMBER not in line
    assert line.count("\n") == 1


def test_logs_leave_out_the_name_somebody_failed_to_sign_in_with() -> None:
    assert not logging.getLogger("axes.handlers.database").isEnabledFor(logging.WARNING)
