/** What the citizen said in a follow-up (回访), and what is still missing of it. */
import type { CompleteBody } from '@/api/types'
import { chosenType, emptyDemand, type DemandDraft } from '@/features/work-orders'

export interface Answers {
  /** Undefined until somebody says. */
  reached?: boolean
  solved?: boolean
  rating?: number
  /** Whether the department got in touch; undefined: not asked. */
  is_responded?: boolean
  reasons: string[]
  comment: string
  has_new_demand: boolean
  new_demand: DemandDraft
  /** Of several parts: which the citizen says are solved; who was not asked about is missing. */
  parts: Record<string, boolean>
}

export const RATINGS = [
  { value: 5, label: '非常满意' },
  { value: 4, label: '满意' },
  { value: 3, label: '基本满意' },
  { value: 2, label: '不满意' },
  { value: 1, label: '非常不满意' },
]

export const COMMENT_LIMIT = 2000

export function emptyAnswers(): Answers {
  return {
    reached: undefined,
    solved: undefined,
    rating: undefined,
    is_responded: undefined,
    reasons: [],
    comment: '',
    has_new_demand: false,
    new_demand: emptyDemand(),
    parts: {},
  }
}

const DEMAND_FIELDS = [
  ['appeal_type', '请选择诉求类型'],
  ['topic_code', '请选择事项分类'],
  ['area_code', '请选择所属区划'],
  ['place', '请填写事发地点'],
  ['event', '请填写事件经过'],
  ['demand', '请填写诉求内容'],
] as const

/** Somebody who is not satisfied, or has nothing solved, is asked why. */
export function asksWhy(answers: Pick<Answers, 'solved' | 'rating'>): boolean {
  return answers.solved === false || (answers.rating ?? 5) <= 2
}

/** One order is its own family; of several each is asked about. */
export function faultsOf(answers: Answers, family: readonly string[] = []): Record<string, string> {
  const faults: Record<string, string> = {}
  if (answers.reached === undefined) return { reached: '请选择是否联系上市民' }
  if (!answers.reached) return faults
  if (answers.solved === undefined) faults.solved = '请询问并选择问题是否解决'
  if (answers.solved && answers.rating === undefined) faults.rating = '请询问市民的评价'
  if (answers.solved === false && answers.comment.trim().length < 4) {
    faults.comment = '请写明市民反映的未解决情况'
  }
  if (answers.solved === false && family.length > 1) {
    const asked = family.every((number) => answers.parts[number] !== undefined)
    if (!asked) faults.unsolved_numbers = '请逐件询问并选择是否解决'
    else if (unsolvedOf(answers, family).length === 0) faults.unsolved_numbers = '请选择哪一件未解决；都已解决的，请在上面选“都已解决”'
  }
  if ([...answers.comment].length > COMMENT_LIMIT) {
    faults.comment = `不能超过 ${COMMENT_LIMIT} 个字`
  }
  if (answers.has_new_demand) {
    for (const [field, sentence] of DEMAND_FIELDS) {
      if (!answers.new_demand[field].trim()) faults[`new_demand.${field}`] = sentence
    }
  }
  return faults
}

/** The named parts that this call is still about. */
export function unsolvedOf(answers: Answers, family: readonly string[]): string[] {
  return family.length > 1 ? family.filter((number) => answers.parts[number] === false) : []
}

export function toBody(answers: Answers, family: readonly string[] = []): CompleteBody {
  const reached = answers.reached === true
  const { answers_directly: _, answer: __, answer_reason: ___, ...demand } = answers.new_demand
  return {
    reached,
    solved: reached ? (answers.solved ?? null) : null,
    rating: reached ? (answers.rating ?? null) : null,
    comment: answers.comment.trim(),
    is_responded: reached ? (answers.is_responded ?? null) : null,
    reasons: reached && asksWhy(answers) ? [...answers.reasons] : [],
    new_demand:
      reached && answers.has_new_demand
        ? { ...demand, appeal_type: chosenType(answers.new_demand) }
        : null,
    unsolved_numbers: reached && answers.solved === false ? unsolvedOf(answers, family) : [],
  }
}
