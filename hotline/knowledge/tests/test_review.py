"""From a draft to what people are told, by two people; what was told stays."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from hotline.core.guarded import writing
from hotline.core.models import Event
from hotline.knowledge import errors
from hotline.knowledge.actions.keep import change_owner, confirm, withdraw
from hotline.knowledge.actions.review import publish, return_version
from hotline.knowledge.actions.submit import drop, submit, take_back
from hotline.knowledge.actions.write import write_article
from hotline.knowledge.models import Article, ArticleVersion
from hotline.knowledge.queries import (
    get_article,
    public_articles,
    readable_articles,
    visible_versions,
)
from hotline.knowledge.rules.versions import VersionState
from hotline.knowledge.tests.articles import drafted, published, says, submitted
from tests.cast import NOW, Cast

TODAY = date(2026, 11, 24)
LATER = NOW + timedelta(days=3)


def _kinds() -> list[str]:
    found = Event.objects.filter(subject_type="article").order_by("pk")
    return list(found.values_list("kind", flat=True))


def test_a_version_is_written_reviewed_by_another_and_told(cast: Cast) -> None:
    version = submitted(cast.wang_fang)
    with pytest.raises(errors.ArticleNotNow):
        submit(article_id=version.article_id, by=cast.wang_fang, now=NOW)
    assert not readable_articles(cast.zheng_jie, TODAY).exists()
    publish(article_id=version.article_id, number=1, by=cast.wu_qian, now=NOW, note="准确")
    article = get_article(version.article_id, cast.zheng_jie, TODAY)
    assert article.published is not None
    assert (article.published.number, article.recheck_on) == (1, date(2027, 5, 24))
    assert article.published.reviewed_by_label.startswith("吴倩")
    assert _kinds() == ["knowledge.drafted", "knowledge.submitted", "knowledge.published"]


def test_nobody_reviews_what_they_wrote(cast: Cast) -> None:
    version = submitted(cast.wu_qian)
    with pytest.raises(errors.SameWriter):
        publish(article_id=version.article_id, number=1, by=cast.wu_qian, now=NOW)
    with pytest.raises(errors.SameWriter):
        return_version(article_id=version.article_id, number=1, note="改", by=cast.wu_qian, now=NOW)
    version.state, version.published_at = VersionState.PUBLISHED, NOW
    version.reviewed_by_id = version.written_by_id
    with pytest.raises(IntegrityError), transaction.atomic(), writing():
        version.save()


def test_what_was_told_stays_as_it_was(cast: Cast) -> None:
    article = published(cast)
    write_article(
        article_id=article.pk,
        content=says(body="新的办法。", change_note="流程调整"),
        saved_at=None,
        by=cast.wang_fang,
        now=LATER,
    )
    submit(article_id=article.pk, by=cast.wang_fang, now=LATER)
    publish(article_id=article.pk, number=2, by=cast.leader_zhou, now=LATER)
    first, second = ArticleVersion.objects.filter(article=article).order_by("number")
    assert (first.state, first.ended_at, first.body) == ("superseded", LATER, says().body)
    assert (second.state, second.body) == ("published", "新的办法。")
    told = Event.objects.get(kind="knowledge.published", happened_at=LATER)
    assert told.details["replaces"] == 1


def test_a_returned_draft_says_why_and_goes_round_again(cast: Cast) -> None:
    version = submitted(cast.wang_fang)
    ident = version.article_id
    with pytest.raises(errors.ArticleInvalid):
        return_version(article_id=ident, number=1, note=" ", by=cast.wu_qian, now=NOW)
    back = return_version(article_id=ident, number=1, note="缺文号", by=cast.wu_qian, now=NOW)
    assert (back.state, back.review_note) == ("returned", "缺文号")
    saved = write_article(
        article_id=ident,
        content=says(legal_basis="《城市道路照明条例》"),
        saved_at=back.saved_at,
        by=cast.wang_fang,
        now=LATER,
    )
    assert (saved.number, saved.saved_at) == (1, LATER)
    submit(article_id=ident, by=cast.wang_fang, now=LATER)
    take_back(article_id=ident, by=cast.wang_fang, now=LATER)
    with pytest.raises(errors.ArticleNotNow):
        publish(article_id=ident, number=1, by=cast.wu_qian, now=LATER)
    drop(article_id=ident, by=cast.wang_fang, now=LATER)
    assert ArticleVersion.objects.get(article_id=ident).state == "dropped"


def test_a_draft_saved_elsewhere_is_not_overwritten(cast: Cast) -> None:
    version = drafted(cast.wang_fang)
    write_article(
        article_id=version.article_id,
        content=says(body="第二个窗口写的。"),
        saved_at=version.saved_at,
        by=cast.wang_fang,
        now=LATER,
    )
    with pytest.raises(errors.VersionMoved):
        write_article(
            article_id=version.article_id,
            content=says(body="第一个窗口写的。"),
            saved_at=version.saved_at,
            by=cast.wang_fang,
            now=LATER,
        )
    with pytest.raises(errors.NoArticle):
        write_article(
            article_id=version.article_id,
            content=says(),
            saved_at=None,
            by=cast.li_qiang,
            now=LATER,
        )


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"body": " "}, "body"),
        ({"sources": [" "]}, "sources"),
        ({"recheck_on": None}, "recheck_on"),
        ({"recheck_on": TODAY}, "recheck_on"),
        ({"recheck_on": date(2029, 1, 1)}, "recheck_on"),
        ({"ends_on": date(2026, 11, 1)}, "ends_on"),
    ],
)
def test_what_lacks_something_is_not_submitted(
    cast: Cast, changes: dict[str, Any], field: str
) -> None:
    version = drafted(cast.wang_fang, **changes)
    with pytest.raises(errors.ArticleInvalid) as refused:
        submit(article_id=version.article_id, by=cast.wang_fang, now=NOW)
    assert list(refused.value.fields) == [field]


def test_a_withdrawn_article_is_told_to_nobody_and_may_come_back(cast: Cast) -> None:
    article = published(cast, is_public=True)
    assert public_articles(TODAY).count() == 1
    withdraw(article_id=article.pk, reason="政策废止", by=cast.wu_qian, now=LATER)
    assert not public_articles(TODAY).exists()
    with pytest.raises(errors.NoArticle):
        get_article(article.pk, cast.zheng_jie, TODAY)
    with pytest.raises(errors.ArticleNotNow):
        confirm(article_id=article.pk, recheck_on=date(2027, 6, 1), by=cast.wu_qian, now=LATER)
    write_article(
        article_id=article.pk, content=says(), saved_at=None, by=cast.leader_zhou, now=LATER
    )
    submit(article_id=article.pk, by=cast.leader_zhou, now=LATER)
    publish(article_id=article.pk, number=2, by=cast.wu_qian, now=LATER)
    assert get_article(article.pk, cast.zheng_jie, TODAY).withdrawn_at is None


def test_its_owner_confirms_and_may_change(cast: Cast) -> None:
    article = published(cast, by=cast.zhao_min, department_id=cast.urban.pk)
    with pytest.raises(errors.NoArticle):
        confirm(article_id=article.pk, recheck_on=date(2027, 6, 1), by=cast.sun_wei, now=LATER)
    confirm(article_id=article.pk, recheck_on=date(2027, 6, 1), by=cast.zhao_min, now=LATER)
    article = Article.objects.get(pk=article.pk)
    assert (article.recheck_on, article.checked_at) == (date(2027, 6, 1), LATER)
    change_owner(article_id=article.pk, department_id=cast.water.pk, by=cast.wu_qian, now=LATER)
    with pytest.raises(errors.NoArticle):
        confirm(article_id=article.pk, recheck_on=date(2027, 6, 1), by=cast.zhao_min, now=LATER)
    assert _kinds()[-2:] == ["knowledge.confirmed", "knowledge.owner_changed"]


def test_who_reads_what(cast: Cast) -> None:
    common = published(cast)
    kept = published(
        cast, by=cast.zhao_min, department_id=cast.urban.pk, is_common=False, title="内部口径"
    )
    coming = published(cast, starts_on=date(2026, 12, 1), title="十二月起")
    ended = published(cast, ends_on=TODAY, title="今天为止")
    assert set(readable_articles(cast.wang_fang, TODAY)) == {common, kept, ended}
    assert set(readable_articles(cast.zhao_min, TODAY)) == {common, kept, ended}
    assert set(readable_articles(cast.sun_wei, TODAY)) == {common, ended}
    assert set(readable_articles(cast.sun_wei, TODAY + timedelta(days=30))) == {common, coming}
    draft = drafted(cast.zhao_min, title="只给自己看")
    assert draft.article.department_id == cast.urban.pk
    for other in (cast.sun_wei, cast.wang_fang):
        with pytest.raises(errors.NoArticle):
            get_article(draft.article_id, other, TODAY)
    seen = get_article(draft.article_id, cast.wu_qian, TODAY)
    assert visible_versions(seen, cast.wu_qian).count() == 1


def test_a_department_begins_articles_of_its_own_only(cast: Cast) -> None:
    with pytest.raises(errors.ArticleInvalid):
        drafted(cast.zhao_min, cast.water.pk)
    hotline = published(cast)
    with pytest.raises(errors.NoArticle):
        write_article(
            article_id=hotline.pk, content=says(), saved_at=None, by=cast.zhao_min, now=NOW
        )
