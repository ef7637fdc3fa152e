/** Keep what a citizen adds with their earlier order instead of making a new one. */
import type { Ref } from 'vue'

import { followOrder } from '@/api/families'
import { tellFailure } from '@/shared/failures'
import { tellSuccess, tellWarning } from '@/shared/messages'
import { useBusy } from '@/shared/useBusy'

import type { OrderDraft } from '../draft'

export function useFollow(
  draft: () => OrderDraft | null,
  done: () => void,
): { busy: Ref<boolean>; follow(number: string): void } {
  const { busy, run } = useBusy(tellFailure)

  function follow(number: string): void {
    const typed = draft()
    const demand = typed?.demands[typed.active]
    const note = [demand?.event, demand?.demand].map((text) => text?.trim()).filter(Boolean).join('\n')
    if (!typed || !note) {
      tellWarning('请先在“事件经过”写明市民这次补充的情况。')
      return
    }
    void run(async () => {
      await followOrder(number, note, typed.contact_id)
      tellSuccess(`已记入工单 ${number}，不另立新单`)
      done()
    })
  }
  return { busy, follow }
}
