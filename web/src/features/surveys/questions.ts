/** Questions that branch: which are asked after which answers, as the server's rule says; pure. */
import type { Question, QuestionContent, SheetAnswers } from '@/api/surveys'

export const KINDS: Record<Question['kind'], string> = {
  single: '单选',
  multi: '多选',
  scale: '五级满意度',
  text: '填空',
}
export const SCALE = [
  { code: '5', label: '非常满意' },
  { code: '4', label: '满意' },
  { code: '3', label: '基本满意' },
  { code: '2', label: '不满意' },
  { code: '1', label: '非常不满意' },
]

/** The questions these answers lead through. */
export function pathOf(content: QuestionContent, answers: SheetAnswers): Question[] {
  const asked: Question[] = []
  const { questions } = content
  let at = 0
  while (at < questions.length) {
    const question = questions[at] as Question
    asked.push(question)
    const chosen = question.options.find(({ code }) => code === answers[question.id])
    const arrow = (chosen && chosen.next) || question.next
    if (arrow === 'end') break
    const target = arrow ? questions.findIndex(({ id }) => id === arrow) : at + 1
    if (target <= at) break
    at = target
  }
  return asked
}

/** Only the answers to what was asked. */
export function givenOf(content: QuestionContent, answers: SheetAnswers): SheetAnswers {
  const asked = pathOf(content, answers).map(({ id }) => id)
  return Object.fromEntries(
    asked.flatMap((id) => (answers[id] && answers[id].length > 0 ? [[id, answers[id]]] : [])),
  ) as SheetAnswers
}

/** Question → what is missing. */
export function faultsOf(content: QuestionContent, answers: SheetAnswers): Record<string, string> {
  const missing = pathOf(content, answers).filter(
    ({ id, is_required }) => is_required && !(answers[id] && answers[id].length > 0),
  )
  return Object.fromEntries(missing.map(({ id }) => [id, '请回答这道题']))
}

export function freshQuestion(at: number): Question {
  return {
    id: `q${at}`,
    text: '',
    kind: 'single',
    options: [
      { code: 'a', label: '是', next: '' },
      { code: 'b', label: '否', next: '' },
    ],
    next: '',
    is_required: true,
  }
}

/** An id no question has. */
export function freeAt(questions: Question[]): number {
  const taken = questions.map(({ id }) => Number(/^q(\d+)$/.exec(id)?.[1] ?? 0))
  return Math.max(0, ...taken) + 1
}

function ownOptions(each: Question): Question['options'] {
  return each.kind === 'single' || each.kind === 'multi' ? each.options : []
}

/** What the server keeps: a question of a kind without options has none. */
export function toContent(content: QuestionContent): QuestionContent {
  const questions = content.questions.map((each) => ({ ...each, text: each.text.trim(), options: ownOptions(each) }))
  return { ...content, questions }
}

export function interval(low: number | null, high: number | null): string {
  if (low === null || high === null) return '—'
  return `${(low * 100).toFixed(1)}%–${(high * 100).toFixed(1)}%`
}
