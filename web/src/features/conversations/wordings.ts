/** Sentences that are written again and again: ours, and the person's own wordings (常用语). */
import type { OrderTemplate } from '@/api/orderForm'
import { findTyped } from '@/shared/pinyin/match'

export interface Wording {
  name: string
  code: string
  text: string
}

export const QUICK_REPLIES: readonly Wording[] = [
  { name: '问好', code: 'wh', text: '您好，这里是12345政务服务便民热线，请问有什么可以帮您？' },
  { name: '问地点', code: 'dd', text: '请告诉我们事发的具体地点，如街道、小区、楼栋或附近的标志物。' },
  { name: '问经过', code: 'jg', text: '请补充一下事情发生的时间和经过，方便的话请附上照片。' },
  { name: '问电话', code: 'dh', text: '请留下您的姓名和联系电话，便于承办单位与您核实情况；您的信息会依法保密。' },
  { name: '已登记', code: 'dj', text: '您的诉求已登记，我们会转给承办单位办理，办理进度可凭回执号和查询码查询。' },
  { name: '请稍候', code: 'sh', text: '您反映的情况需要核实，请稍候，我们会尽快回复您。' },
  { name: '结束', code: 'js', text: '感谢您的来信，如还有其他问题可随时联系我们，祝您生活愉快。' },
]

/** A wording of the order's form as it is said in a talk: what happened, then what is asked. */
export function fromTemplate(template: OrderTemplate): Wording {
  const text = [template.event, template.demand].filter(Boolean).join('\n')
  return { name: template.name, code: template.shortcut, text }
}

/** What follows the `/` the text begins with; null when it does not. */
export function typedCode(text: string): string | null {
  return /^[/／]([^\s/／]*)$/.exec(text)?.[1] ?? null
}

export function searchWordings(typed: string, all: readonly Wording[], most = 8): Wording[] {
  const code = typed.trim().toLowerCase()
  if (!code) return all.slice(0, most)
  const byCode = all.filter((each) => each.code.toLowerCase().startsWith(code))
  const byName = all.filter((each) => !byCode.includes(each) && findTyped(each.name, code))
  return [...byCode, ...byName].slice(0, most)
}
