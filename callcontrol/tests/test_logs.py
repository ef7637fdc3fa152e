"""No line of the log shows a citizen's whole number."""

import pytest

from callcontrol.logs import _mask


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ({"caller": "13907551234"}, {"caller": "139****1234"}),
        ({"dialled": "12345"}, {"dialled": "12345"}),
        (
            {"error": "400 POST channels: PJSIP/13907551234@trunk"},
            {"error": "400 POST channels: PJSIP/139****1234@trunk"},
        ),
        ({"channel": "PJSIP/8001w-00000012"}, {"channel": "PJSIP/8001w-00000012"}),
        ({"exception": "Error: +8613907551234\n"}, {"exception": "Error: +86****1234\n"}),
        (
            {"call_id": "12345678-0000-4000-8000-123456789012"},
            {"call_id": "12345678-0000-4000-8000-123456789012"},
        ),
        ({"waiting": 12345678}, {"waiting": 12345678}),
    ],
)
def test_mask_hides_the_middle_of_numbers_wherever_they_stand(
    said: dict[str, object], written: dict[str, object]
) -> None:
    assert _mask(None, "info", dict(said)) == written
