"""What of the orders is kept in parts by month: what they are found by."""

from hotline.core.month_parts import Parted

ORDER_WORDS = Parted("workorders_orderwords", "day", is_day=True)
ORDER_SHINGLES = Parted("workorders_ordershingles", "day", is_day=True)
