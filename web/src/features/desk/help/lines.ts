/** One line for each part of the helper, so that nothing needs opening to be noticed. */
import type { Tone } from '@/shared/labels'

import type { HelpView } from './view'

export type PartName = 'history' | 'alike' | 'answers' | 'departments' | 'place'

export interface Part {
  name: PartName
  title: string
  line: string
  /** Grey: nothing to see. */
  tone: Tone
}

function historyOf({ hasCall, talk, pop, failure }: HelpView): [string, Tone] {
  if (failure) return ['资料暂时取不到', 'amber']
  if (!hasCall) return [talk ? '文字会话，见“相似”' : '没有来电', 'grey']
  if (!pop) return ['正在查找…', 'grey']
  const [orders, contacts] = [pop.earlier_orders.length, pop.earlier_contacts.length]
  if (orders + contacts === 0) return ['首次来电', 'grey']
  return [`工单 ${orders} 件，来电 ${contacts} 次`, 'blue']
}

function alikeOf({ alike }: HelpView): [string, Tone] {
  if (alike.length === 0) return ['暂无相似', 'grey']
  const repeated = alike.filter(({ advice }) => advice === 'follow').length
  if (repeated > 0) return [`该市民已有 ${repeated} 件在办，宜跟进`, 'red']
  return [`${alike.length} 件`, 'amber']
}

function answersOf({ answers, articles }: HelpView): [string, Tone] {
  const titles = [...answers, ...articles].map(({ title }) => title)
  const [first] = titles
  if (!first) return ['暂无相符', 'grey']
  const line = titles.length > 1 ? `${first} 等 ${titles.length} 条` : first
  return [line, answers.length > 0 ? 'violet' : 'blue']
}

function departmentsOf({ departments }: HelpView): [string, Tone] {
  const [first] = departments
  if (!first) return ['选定事项后显示', 'grey']
  return [`${first.department_name}（${first.basis_label}）`, 'blue']
}

function placeOf({ around }: HelpView): [string, Tone] {
  const area = around?.area
  if (around && around.count > 0) return [`此处 ${around.days} 天 ${around.count} 件`, 'amber']
  if (area) return [`${area.name} ${area.days} 天 ${countOf(area)} 件`, 'blue']
  if (around?.known) return [around.known.area_name, 'blue']
  return ['填写地点后显示', 'grey']
}

export function countOf({ count, is_more }: { count: number; is_more: boolean }): string {
  return is_more ? `${count}+` : String(count)
}

function part(name: PartName, title: string, [line, tone]: [string, Tone]): Part {
  return { name, title, line, tone }
}

export function partsOf(view: HelpView): Part[] {
  return [
    part('history', '历史', historyOf(view)),
    part('alike', '相似', alikeOf(view)),
    part('answers', '口径', answersOf(view)),
    part('departments', '去向', departmentsOf(view)),
    part('place', '地点', placeOf(view)),
  ]
}
