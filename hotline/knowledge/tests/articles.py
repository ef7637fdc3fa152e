"""Articles for tests: what one says, one that waits for review, one in force."""

from datetime import date
from typing import Any

from hotline.accounts.visitor import Visitor
from hotline.knowledge.actions.review import publish
from hotline.knowledge.actions.submit import submit
from hotline.knowledge.actions.write import begin_article
from hotline.knowledge.models import Article, ArticleVersion
from hotline.knowledge.rules.form import Content
from hotline.reference.models import LimitPolicy
from tests.cast import LONG_AGO, NOW, Cast


def says(**changes: Any) -> Content:
    """Return what an article says."""
    usual: dict[str, Any] = {
        "title": "路灯不亮怎么报修",
        "body": "拨打 12345 或在市民网页提交，写明路名和灯杆号。",
        "questions": ["路灯坏了找谁"],
        "keywords": ["路灯"],
        "topic_code": "0101",
        "sources": ["市城市管理局《城市照明管理规定》"],
        "recheck_on": date(2027, 5, 24),
    }
    return Content(**(usual | changes))


def drafted(by: Visitor, department_id: int | None = None, **changes: Any) -> ArticleVersion:
    """Begin an article."""
    return begin_article(content=says(**changes), department_id=department_id, by=by, now=NOW)


def submitted(by: Visitor, department_id: int | None = None, **changes: Any) -> ArticleVersion:
    """Begin an article and submit it."""
    made = drafted(by, department_id, **changes)
    return submit(article_id=made.article_id, by=by, now=NOW)


def published(
    cast: Cast, by: Visitor | None = None, department_id: int | None = None, **changes: Any
) -> Article:
    """Let an article be in force."""
    version = submitted(by or cast.wang_fang, department_id, **changes)
    publish(article_id=version.article_id, number=1, by=cast.wu_qian, now=NOW)
    return Article.objects.get(pk=version.article_id)


def entry_limit() -> None:
    """Let requests have their clock: two working days."""
    LimitPolicy.objects.create(
        name="knowledge_request",
        label="2 个工作日内录入",
        starts_on=LONG_AGO,
        working_days=2,
        calendar="office",
    )
