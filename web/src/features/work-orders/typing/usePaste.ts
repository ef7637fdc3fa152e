/** A paste into name or number is taken apart: each part where it belongs. */
import { tellWarning } from '@/shared/messages'

import type { OrderDraft } from '../draft'
import { readPasted } from './pasted'

export function pasteInto(caller: OrderDraft['caller'], event: ClipboardEvent): void {
  const text = event.clipboardData?.getData('text') ?? ''
  const { name, phone, hasIdentity } = readPasted(text)
  if (hasIdentity) tellWarning('身份证号不登记在工单里，已略去。')
  if (!phone && !hasIdentity) return
  event.preventDefault()
  if (phone) caller.phone = phone
  if (name && !caller.is_anonymous) caller.name = name
}
