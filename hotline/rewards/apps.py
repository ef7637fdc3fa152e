"""Red packets as a Django app."""

from django.apps import AppConfig


class RewardsConfig(AppConfig):
    """Rewards for suggestions."""

    name = "hotline.rewards"
    label = "rewards"
    verbose_name = "建议奖励"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the kinds of event."""
        import hotline.rewards.events  # noqa: F401, PLC0415 - apps must be loaded first
