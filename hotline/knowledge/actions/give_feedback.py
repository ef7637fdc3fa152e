"""Say what is the matter with an article (知识反馈), and answer it (答复反馈)."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.knowledge.actions._turns import refuse_silence, tell
from hotline.knowledge.errors import ArticleNotNow
from hotline.knowledge.models import Feedback
from hotline.knowledge.queries import get_article
from hotline.knowledge.register_events import FeedbackAnswered, FeedbackGiven
from hotline.knowledge.register_queries import locked_feedback
from hotline.knowledge.rules.feedback import FeedbackKind
from hotline.reference.rules.calendar import local_date


def give_feedback(
    *, article_id: int, kind: FeedbackKind, note: str, by: Visitor, now: datetime
) -> Feedback:
    """Tell the owner that the version in force is wrong, out of date or unclear.

    Raises:
        NoArticle: there is none, or the visitor may not know of it.
        ArticleNotNow: nothing of it was ever published.
        ArticleInvalid: nobody says what.

    """
    refuse_silence(note, "note", "哪里有问题")
    with writing():
        article = get_article(article_id, by, local_date(now))
        if article.published is None:
            msg = "这条知识还没有发布，请直接向审核人说明。"
            raise ArticleNotNow(msg)
        feedback = Feedback.objects.create(
            version=article.published,
            kind=kind,
            note=note,
            said_at=now,
            said_by_id=by.actor_id,
            said_by_label=by.actor_label[:80],
        )
        number = article.published.number
        happening = FeedbackGiven(version=number, feedback_id=feedback.pk, feedback=kind)
        tell(article, happening, by=by, now=now)
    return feedback


def answer_feedback(
    *, feedback_id: int, is_accepted: bool, answer: str, by: Visitor, now: datetime
) -> Feedback:
    """Answer as the article's owner; who said it reads the answer.

    Raises:
        NoFeedback: there is none, or it is another owner's.
        ArticleNotNow: it was answered.
        ArticleInvalid: the answer is empty.

    """
    refuse_silence(answer, "answer", "答复")
    with writing():
        feedback = locked_feedback(feedback_id, by)
        if feedback.answered_at is not None:
            msg = "这条反馈已由他人答复，请刷新。"
            raise ArticleNotNow(msg)
        feedback.answer, feedback.is_accepted = answer, is_accepted
        feedback.answered_at, feedback.answered_by_label = now, by.actor_label[:80]
        feedback.save()
        happening = FeedbackAnswered(feedback_id=feedback.pk, is_accepted=is_accepted)
        subject = feedback.version.article_id
        record(happening, subject_id=subject, by=by, now=now, correlation_id=None)
    return feedback
