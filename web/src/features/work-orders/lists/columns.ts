/** The columns of a list of orders. */
import { isEnglish } from '@/shared/language'
import type { Column } from '@/shared/useColumns'

const STATE_WIDTH = isEnglish ? 158 : 92

/** With `aside`, something else stands in the place of department and state. */
export function columnsOf(aside: string | undefined, byAge: boolean): Column[] {
  const what: Column = { key: 'event', label: '诉求', needed: true }
  if (aside) {
    return [
      { key: 'due', label: '剩余时间', width: 120 },
      { key: 'number', label: '工单', width: 146, needed: true },
      what,
      { key: 'topic', label: '事项 / 区划', width: 150 },
      { key: 'aside', label: aside, width: 300, needed: true },
    ]
  }
  return [
    { key: 'due', label: byAge ? '时限' : '剩余时间', width: 132 },
    { key: 'number', label: '工单', width: 150, needed: true },
    what,
    { key: 'topic', label: '事项 / 区划', width: 176 },
    { key: 'department', label: '承办单位', width: 150 },
    { key: 'state', label: '状态', width: STATE_WIDTH },
  ]
}
