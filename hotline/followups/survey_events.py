"""What happens to surveys; no answer and no citizen stands in an event."""

from typing import ClassVar

from hotline.core.eventlog import Happening


class QuestionSetPublished(Happening):
    """A version of a set of questions is in force."""

    kind: ClassVar[str] = "question_set.published"
    label: ClassVar[str] = "发布问卷"
    subject_type: ClassVar[str] = "question_set"

    version: int
    title: str


class _OfSurvey(Happening):
    subject_type: ClassVar[str] = "survey"


class SurveyMade(_OfSurvey):
    """A survey was described."""

    kind: ClassVar[str] = "survey.made"
    label: ClassVar[str] = "新建调查"

    title: str


class SurveyDrawn(_OfSurvey):
    """Its sample was drawn by lot."""

    kind: ClassVar[str] = "survey.drawn"
    label: ClassVar[str] = "抽取调查样本"

    population: int
    drawn: int
    seed: str


class SurveyFinished(_OfSurvey):
    """Nobody is asked any more."""

    kind: ClassVar[str] = "survey.finished"
    label: ClassVar[str] = "结束调查"


class SurveyCampaignMade(_OfSurvey):
    """Those who wait are called by a campaign."""

    kind: ClassVar[str] = "survey.campaign_made"
    label: ClassVar[str] = "调查转外呼任务"

    campaign_id: int
    people: int


class SurveyInvitesBegun(_OfSurvey):
    """Whoever waits is to be sent the link of their own."""

    kind: ClassVar[str] = "survey.invites_begun"
    label: ClassVar[str] = "发送问卷链接"

    people: int


class SurveyInvitesSent(_OfSurvey):
    """Some links were written; by which way how many."""

    kind: ClassVar[str] = "survey.invites_sent"
    label: ClassVar[str] = "问卷链接已写出"

    counts: dict[str, int]


class SurveyPersonSettled(_OfSurvey):
    """Somebody answered, refused, or was not reached."""

    kind: ClassVar[str] = "survey.person_settled"
    label: ClassVar[str] = "记录调查结果"

    position: int
    state: str
    way: str = ""
