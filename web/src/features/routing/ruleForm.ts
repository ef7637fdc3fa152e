/** A routing rule as its editor holds it, and what is wrong with it before it is sent. */
import type { RoutingRule, RuleBody, RuleVersion, Trial } from '@/api/routing'
import type { Tone } from '@/shared/labels'

export interface RuleDraft {
  key: string
  seen_version: number
  topic_code: string
  area_code: string
  words: string[]
  department_id: number | null
  because: string
  starts_on: string
  ends_on: string
}

const SHORTEST_BECAUSE = 4

export function emptyRule(today: string): RuleDraft {
  return {
    key: '',
    seen_version: 0,
    topic_code: '',
    area_code: '',
    words: [],
    department_id: null,
    because: '',
    starts_on: today,
    ends_on: '',
  }
}

/** What is edited of a rule: its draft, or what holds. */
export function draftOf(rule: RoutingRule, today: string): RuleDraft {
  const from = rule.draft ?? rule.current
  if (!from) return emptyRule(today)
  return {
    key: rule.key,
    seen_version: Number(rule.newest_version),
    topic_code: from.topic_code,
    area_code: from.area_code,
    words: [...from.words],
    department_id: Number(from.department_id),
    because: from.because,
    starts_on: from.starts_on,
    ends_on: from.ends_on ?? '',
  }
}

export function faultsOfRule(draft: RuleDraft): Record<string, string> {
  const faults: Record<string, string> = {}
  if (!draft.topic_code && !draft.area_code && draft.words.length === 0) {
    faults.topic_code = '请至少限定事项、区划或要点中的一项'
  }
  if (!draft.department_id) faults.department_id = '请选择承办单位'
  if ([...draft.because.trim()].length < SHORTEST_BECAUSE) faults.because = '请写明依据，如职责清单、文件'
  if (!draft.starts_on) faults.starts_on = '请选择生效日期'
  if (draft.ends_on && draft.ends_on < draft.starts_on) faults.ends_on = '截止日期不能早于生效日期'
  return faults
}

export function toRuleBody(draft: RuleDraft): RuleBody {
  return {
    key: draft.key,
    seen_version: draft.seen_version,
    topic_code: draft.topic_code,
    area_code: draft.area_code,
    words: draft.words.map((each) => each.trim()).filter(Boolean),
    department_id: draft.department_id as number,
    because: draft.because.trim(),
    starts_on: draft.starts_on,
    ends_on: draft.ends_on || null,
  }
}

/** How a version stands, in a word. */
export function standing(version: RuleVersion): { label: string; tone: Tone } {
  if (version.status !== 'published') {
    return { label: version.status_label, tone: version.status === 'draft' ? 'amber' : 'grey' }
  }
  if (!version.is_department_active) return { label: '单位已停用', tone: 'red' }
  if (version.validity === 'waiting') return { label: '待生效', tone: 'teal' }
  if (version.validity === 'over') return { label: '已到期', tone: 'grey' }
  return { label: '生效中', tone: 'green' }
}

/** What a trial found, as one sentence. */
export function verdict(trial: Trial): string {
  if (trial.looked_at === 0) return `${trial.month} 没有符合条件的工单。`
  if (trial.decides === 0) return `${trial.month} 有 ${trial.looked_at} 件符合条件，但都由更具体的规则决定，这条规则不起作用。`
  return `${trial.month} 有 ${trial.looked_at} 件符合条件，由这条规则决定 ${trial.decides} 件：${trial.elsewhere} 件会改派到别的单位，${trial.as_before} 件去向不变。`
}

/** Whether typing finds the rule. */
export function matches(rule: RoutingRule, words: string): boolean {
  const shown = rule.current ?? rule.draft
  const text = [rule.conditions, shown?.department_name, shown?.because, rule.draft?.department_name, rule.key].join(' ')
  return words.trim().split(/\s+/).every((each) => text.includes(each))
}
