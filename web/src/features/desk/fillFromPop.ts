/** What the citizen's file already knows goes into the form, where nobody has typed yet. */
import { watch, type Ref } from 'vue'

import type { ScreenPop } from '@/api/types'
import type { OrderDraft } from '@/features/work-orders'

export function fillFromPop(
  pop: Ref<ScreenPop | null>,
  draft: Ref<OrderDraft | null>,
  inHand: Ref<string | null>,
): void {
  /** The call whose desk was put in once: who then chooses the usual one keeps it. */
  let deskOf = ''

  watch([pop, draft], ([file, form]) => {
    // The file may be of a call that rings while another order is being written.
    if (!file || !form || form.submitted || file.call_id !== inHand.value) return
    form.contact_id = file.contact_id
    if (!form.caller.phone) form.caller.phone = file.phone
    if (!form.caller.name && file.citizen?.name) form.caller.name = file.citizen.name
    const guess = file.district_guess
    const brings = file.desk_code !== '' && deskOf !== file.call_id
    for (const demand of form.demands) {
      if (guess && !demand.area_code) demand.area_code = guess.code
      if (brings) demand.desk_code ||= file.desk_code
    }
    if (brings) deskOf = file.call_id
  })
}
