"""Telephony as a Django app."""

from django.apps import AppConfig


class TelephonyConfig(AppConfig):
    """Calls, recordings, seats and the configuration of call control."""

    name = "hotline.telephony"
    label = "telephony"
    verbose_name = "话务"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the kinds of event."""
        import hotline.telephony.caption_events  # noqa: PLC0415 - apps must be loaded first
        import hotline.telephony.company_events  # noqa: PLC0415 - as above
        import hotline.telephony.events  # noqa: PLC0415 - as above
        import hotline.telephony.outbound_events  # noqa: PLC0415 - as above
        import hotline.telephony.policy_events  # noqa: PLC0415 - as above
        import hotline.telephony.text_events  # noqa: F401, PLC0415 - as above
