"""What surveys refuse, in words for people."""

from hotline.core.errors import Conflict, Invalid, NotFound


class NoSuchSurvey(NotFound):
    """There is none, or nobody of this key was drawn."""

    code = "no_such_survey"


class SurveyInvalid(Invalid):
    """A set of questions, a survey or an answer that cannot be kept."""

    code = "survey_invalid"


class SurveyState(Conflict):
    """Not from where it stands."""

    code = "survey_wrong_state"
