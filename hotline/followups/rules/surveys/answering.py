"""Which questions an answer leads to, and what is wrong with a set of answers."""

from collections.abc import Iterator, Mapping

from hotline.followups.rules.surveys.questions import END, NEXT, Question, QuestionSetContent

Answers = Mapping[str, object]
MOST_TEXT = 500


def path_of(content: QuestionSetContent, answers: Answers) -> Iterator[Question]:
    """Yield the questions these answers lead through, in order."""
    places = {each.id: at for at, each in enumerate(content.questions)}
    at = 0
    while at < len(content.questions):
        question = content.questions[at]
        yield question
        arrow = question.arrow(answers.get(question.id))
        if arrow == END:
            return
        at = at + 1 if arrow == NEXT else places[arrow]


def faults_of(content: QuestionSetContent, answers: Answers) -> dict[str, str]:
    """Return question → Chinese sentence for what is missing, wrong, or was never asked."""
    asked = {each.id: each for each in path_of(content, answers)}
    faults = {each: "这道题按前面的回答不用问。" for each in answers if each not in asked}
    for name, question in asked.items():
        fault = _fault(question, answers.get(name))
        if fault:
            faults[name] = fault
    return faults


def _fault(question: Question, answer: object) -> str:
    if answer in (None, "", []):
        return "请回答这道题。" if question.is_required else ""
    if question.kind == "text":
        is_fine = isinstance(answer, str) and len(answer) <= MOST_TEXT
        return "" if is_fine else f"不能超过 {MOST_TEXT} 个字。"
    chosen = answer if isinstance(answer, list) else [answer]
    if question.kind != "multi" and isinstance(answer, list):
        return "只能选一项。"
    known = question.choices()
    is_known = all(isinstance(each, str) and each in known for each in chosen)
    return "" if is_known and len(set(map(str, chosen))) == len(chosen) else "没有这个选项。"
