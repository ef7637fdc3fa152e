"""Every open question of the contract is a setting of the city, the safest answer by default."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings

from hotline.config.city.loading import load_city_files
from hotline.reference.queries import get_reading, list_readings
from hotline.reference.rules.readings import SAFEST, ReadingKey

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
HAIKOU = Path(settings.BASE_DIR) / "cities" / "haikou"
ASKED = {
    "availability_target": "five_nines",
    "computer_age": "five_years",
    "score_cap": "capped",
    "percent_steps": "started_steps",
    "attrition_floor": "five_points",
    "callback_clock": "running",
    "dispatch_clock_start": "earliest",
    "short_abandons": "counted",
    "working_time_rate": "on_calls",
    "developers": "both",
    "performance_amount": "unset",
    "voice_menu": "greeting_only",
}
"""The twelve contradictions and gaps of the text, with the reading nobody can call lenient."""
OF_ORDERS = {"callback_clock", "dispatch_clock_start", "difficult_clock", "return_after_ruling"}


@pytest.mark.django_db
def test_every_open_question_is_answered_the_safest_way_and_explained() -> None:
    load_city_files(HAIKOU, now=NOW)
    found = {each.key: each for each in list_readings(NOW.date())}
    assert {key: found[key].chosen for key in ASKED} == ASKED
    assert {key for key, each in found.items() if each.explanation["touches"] == "orders"} == (
        OF_ORDERS
    )
    for each in found.values():
        told = each.explanation
        assert all(told[part] for part in ("question", "clause", "why", "effect"))
        assert each.chosen in {one["value"] for one in told["choices"]}


@pytest.mark.django_db
@pytest.mark.parametrize("key", list(ReadingKey))
def test_what_the_program_obeys_is_offered_by_the_city_and_safest_without_it(
    key: ReadingKey,
) -> None:
    assert get_reading(key, NOW.date()) == SAFEST[key]
    load_city_files(HAIKOU, now=NOW)
    (found,) = (each for each in list_readings(NOW.date()) if each.key == key)
    assert SAFEST[key] in {one["value"] for one in found.explanation["choices"]}
    assert found.chosen == SAFEST[key]
