"""Follow-ups and the calls they took."""

from hotline.followups.models.attempt import FollowUpAttempt
from hotline.followups.models.follow_up import FollowUp

__all__ = ["FollowUp", "FollowUpAttempt"]
