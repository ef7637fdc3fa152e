"""Every table in parts by month, on one page."""

from hotline.core.month_parts import EVENTS, Parted
from hotline.workorders.month_parts import ORDER_SHINGLES, ORDER_WORDS

PARTED: tuple[Parted, ...] = (EVENTS, ORDER_WORDS, ORDER_SHINGLES)
