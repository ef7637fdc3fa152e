/** What was heard goes into the form's empty fields, marked; what was typed stays. */
import type { Heard, HeardField } from '@/api/heard'
import type { AppealType } from '@/api/types'
import { markHeard, type OrderDraft } from '@/features/work-orders'

const EXACT = new Set(['minute', 'hour'])

/** Where in the form a heard field goes; the rest is only to be read. */
export function pathOf(name: string, at: number): string {
  const demand = `demands.${at}`
  const paths: Record<string, string> = {
    caller: 'caller.name',
    phone: 'caller.phone',
    place: `${demand}.place`,
    event: `${demand}.event`,
    demand: `${demand}.demand`,
    appeal_type: `${demand}.appeal_type`,
    time: `${demand}.event_time`,
    secrecy: 'caller.secrecy',
  }
  return paths[name] ?? ''
}

/** Fill what is empty; the names of the fields that were filled. */
export function fillFromHeard(heard: Heard, form: OrderDraft): string[] {
  const demand = form.demands[form.active]
  if (form.submitted || !demand) return []
  const found = new Map<string, HeardField>()
  for (const field of heard.fields) if (!found.has(field.name)) found.set(field.name, field)
  const value = (name: string) => found.get(name)?.value ?? ''
  const filled: string[] = []
  const fill = (name: string, is: string, put: (text: string) => void, text: string, said = '') => {
    if (is.trim() || !text) return
    put(text)
    markHeard(pathOf(name, form.active), text, said)
    filled.push(name)
  }
  const { caller } = form
  const who = longer(value('caller'), value('form_of_address'))
  if (!caller.is_anonymous) fill('caller', caller.name, (text) => (caller.name = text), who)
  fill('phone', caller.phone, (text) => (caller.phone = text), value('phone'))
  const place = found.get('place')?.meant || value('place')
  fill('place', demand.place, (text) => (demand.place = text), place, value('place'))
  fill('event', demand.event, (text) => (demand.event = text), value('event'))
  fill('demand', demand.demand, (text) => (demand.demand = text), wishes(heard))
  const type = found.get('appeal_type')?.code ?? ''
  fill('appeal_type', demand.appeal_type, (text) => (demand.appeal_type = text as AppealType), type)
  const time = found.get('time')
  const at = time?.at && EXACT.has(time.precision) ? time.at : ''
  fill('time', demand.event_time ?? '', (text) => (demand.event_time = text), at)
  if (keepSecret(found.get('secrecy')?.code ?? '', form)) filled.push('secrecy')
  return filled
}

/** Only ever towards more protection. */
function keepSecret(code: string, { caller }: OrderDraft): boolean {
  if (caller.is_confidential || caller.is_anonymous) return false
  if (code !== 'confidential' && code !== 'anonymous') return false
  caller.is_confidential = true
  return true
}

function wishes(heard: Heard): string {
  return heard.fields
    .filter(({ name }) => name === 'demand')
    .map((field) => field.value)
    .join('；')
}

/** A bare family name says less than 陈女士. */
function longer(name: string, address: string): string {
  return address.startsWith(name) && address.length > name.length && name.length === 1 ? address : name
}
