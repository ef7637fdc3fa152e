"""The crowd's accounts, with open sessions."""

from bench.orders import City, Operator, seed
from tests.telephony.house import House


def make_crowd(house: House, count: int) -> tuple[list[int], list[Operator], City]:
    """Make so many operators; return their ids and sessions, and what orders are made of."""
    crowd, city = seed(house.environment, count)
    from hotline.accounts.models import User  # noqa: PLC0415 - seeding sets Django up

    made = User.objects.filter(username__startswith="bench")
    return list(made.values_list("pk", flat=True)), crowd, city
