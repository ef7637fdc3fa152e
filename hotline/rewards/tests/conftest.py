"""The cast and a WeChat Pay of our own are on stage for every test of red packets."""

from hotline.rewards.tests.pay_house import house, purse
from tests.cast import cast, frozen

__all__ = ["cast", "frozen", "house", "purse"]
