"""Who reached nobody is told once a day that we ring back, and not at night."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from hotline.core.guarded import writing
from hotline.core.models import Event
from hotline.followups import asking
from hotline.followups.actions.tell_missed_caller import tell_missed_caller
from hotline.followups.subscribers import tell_caller
from hotline.messaging.models import CitizenNotice
from hotline.messaging.tests.notices import templates
from hotline.telephony.models import ReturnCall
from tests.cast import NOW, Cast


@pytest.fixture(autouse=True)
def _texting(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """The site has an account for short messages, and its templates."""
    del cast
    templates()
    monkeypatch.setattr(asking, "is_open", lambda channel, *_: channel == "sms")


def missed(number: str = "13907551234", reason: str = "abandoned") -> UUID:
    """List a caller."""
    with writing():
        return ReturnCall.objects.create(
            call_id=uuid4(),
            correlation_id=uuid4(),
            reason=reason,
            number=number,
            number_index="x" * 32,
            number_masked="139****1234",
            missed_at=NOW,
        ).pk


def test_a_caller_is_told_once_a_day() -> None:
    notice = tell_missed_caller(return_call_id=missed(), now=NOW)
    assert notice is not None
    assert "11月24日 10:00" in notice.text
    assert tell_missed_caller(return_call_id=missed(), now=NOW + timedelta(hours=1)) is None
    assert tell_missed_caller(return_call_id=missed("13700001111"), now=NOW) is not None
    assert tell_missed_caller(return_call_id=missed(), now=NOW + timedelta(hours=24)) is not None
    assert CitizenNotice.objects.count() == 3


def test_nobody_is_woken_and_a_fixed_line_cannot_be_written_to() -> None:
    for hours in (3, 13):  # 13:00 and 23:00 in the city
        assert tell_missed_caller(return_call_id=missed(), now=NOW + timedelta(hours=hours)) is None
    assert tell_missed_caller(return_call_id=missed("089866660000"), now=NOW) is None
    assert tell_missed_caller(return_call_id=missed(reason="asked"), now=NOW) is None
    assert not CitizenNotice.objects.exists()


def test_the_listing_tells(cast: Cast) -> None:
    assert cast
    row = missed()
    event = Event(kind="return_call.listed", subject_id=str(row), happened_at=NOW, details={})
    tell_caller(event)
    assert CitizenNotice.objects.get().reference == f"return-call:{row}"
