"""Follow-ups and the calls they took; surveys and who was asked."""

from hotline.followups.models.attempt import FollowUpAttempt
from hotline.followups.models.follow_up import FollowUp
from hotline.followups.models.question_set import QuestionSet
from hotline.followups.models.survey import Survey
from hotline.followups.models.survey_person import SurveyPerson

__all__ = ["FollowUp", "FollowUpAttempt", "QuestionSet", "Survey", "SurveyPerson"]
