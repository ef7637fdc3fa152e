/** Put a lesson's server, lines and phone in place; what is returned takes its traces away. */
import { practiseWith } from '@/api/practice'
import { IN_HAND } from '@/features/desk'
import type { RoleName } from '@/features/sign-in'
import { usePhoneMaker, useSoftphone } from '@/features/softphone'
import { dropDraft } from '@/features/work-orders'
import { recall, remember } from '@/shared/storage'
import { openLinesBy } from '@/telephone/openLine'

import { PRACTICE_CALL } from './callLine'
import { Lesson } from './lesson'
import { QuietPhone } from './quietPhone'

export function prepare(role: RoleName, name: string): () => void {
  const lesson = new Lesson(role, name)
  practiseWith(lesson)
  openLinesBy((address) => lesson.line(address))
  if (role !== 'operator') return () => {}
  const inHand = recall<string>(IN_HAND)
  usePhoneMaker(async () => new QuietPhone(() => lesson.answered()))
  return () => {
    useSoftphone().leave()
    usePhoneMaker(null)
    dropDraft(PRACTICE_CALL)
    remember(IN_HAND, inHand)
  }
}
