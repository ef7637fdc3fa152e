"""Work orders as a Django app."""

from django.apps import AppConfig


class WorkordersConfig(AppConfig):
    """From a demand to its closing."""

    name = "hotline.workorders"
    label = "workorders"
    verbose_name = "工单"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the shield ask the knowledge base, and its search show unified answers."""
        from hotline.knowledge.other_sources import SOURCES  # noqa: PLC0415 - apps must be loaded first
        from hotline.workorders.knowledge_answers import (  # noqa: PLC0415 - apps must be loaded first
            KnowledgeAnswers,
            find_unified,
        )
        from hotline.workorders.shield_doors import DOORS  # noqa: PLC0415 - apps must be loaded first

        DOORS.knowledge = KnowledgeAnswers()
        if find_unified not in SOURCES:
            SOURCES.append(find_unified)
