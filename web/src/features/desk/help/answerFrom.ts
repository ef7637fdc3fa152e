/** Put an answer into the demand in front, answered at once instead of dispatched. */
import type { OrderDraft } from '@/features/work-orders'
import { tellSuccess, tellWarning } from '@/shared/messages'

export function answerFrom(
  answer: { title: string; text: string } | undefined,
  draft: OrderDraft | null,
): void {
  const demand = draft?.demands[draft.active]
  if (!answer || !demand || draft.submitted) {
    tellWarning('登记内容已变化，请重新选择。')
    return
  }
  if (demand.answer.trim() && demand.answer !== answer.text) {
    tellWarning('“答复内容”里已有文字，没有覆盖；需要时请先清空。')
    return
  }
  demand.answers_directly = true
  demand.answer = answer.text
  tellSuccess(`已填入《${answer.title}》，请核对后提交`)
}
