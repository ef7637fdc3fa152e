"""How long a limit is, said in the largest unit that leaves no rest."""

import pytest

from hotline.reference.rules.limits import measure_label


@pytest.mark.parametrize(
    ("minutes", "days", "label"),
    [
        (15, None, "15 分钟"),
        (60, None, "1 小时"),
        (90, None, "90 分钟"),
        (1440, None, "24 小时"),
        (2880, None, "48 小时"),
        (14400, None, "10 天"),
        (None, 5, "5 个工作日"),
    ],
)
def test_measure_is_said_the_way_people_do(
    minutes: int | None, days: int | None, label: str
) -> None:
    assert measure_label(minutes=minutes, working_days=days) == label
