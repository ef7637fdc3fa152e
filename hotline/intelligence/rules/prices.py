"""What an answer costs, in yuan."""

from decimal import Decimal

_MILLION = Decimal(1_000_000)


def cost_of(
    tokens_in: int, tokens_out: int, *, input_price: Decimal, output_price: Decimal
) -> Decimal:
    """Return the price of an answer; prices are yuan for a million tokens."""
    whole = (tokens_in * input_price + tokens_out * output_price) / _MILLION
    return whole.quantize(Decimal("0.000001"))
