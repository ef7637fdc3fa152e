"""Rules of rewards and packets."""

from hotline.rewards.models.packet import Packet
from hotline.rewards.models.reward_rule import RewardRule

__all__ = ["Packet", "RewardRule"]
