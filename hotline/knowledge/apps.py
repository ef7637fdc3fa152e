"""Knowledge as a Django app."""

from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    """The knowledge base."""

    name = "hotline.knowledge"
    label = "knowledge"
    verbose_name = "知识库"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the kinds of event."""
        import hotline.knowledge.events  # noqa: PLC0415 - apps must be loaded first
        import hotline.knowledge.register_events  # noqa: F401, PLC0415 - apps must be loaded first
