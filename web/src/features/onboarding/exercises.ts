/** What each role tries by itself once it was shown around. */
import type { RoleName } from '@/features/sign-in'
import type { OperatorState } from '@/telephone/messages'

export const EXERCISES: Partial<Record<RoleName, string>> = {
  operator: '选“练习”坐席签入，置闲后会有一通练习电话。',
  team_leader: '试试：点一个坐席，监听一下，再把他改成“示忙”。',
  dispatcher: '试试：选中一件按 d 派出，再按 Enter 打开一件看详情。',
  handler: '试试：打开一件，签收；再打开一件，看看申请退单要写什么。',
  reviewer: '试试：打开一件，看办理结果，审核通过或退回重办。',
  follow_up_operator: '试试：选一件，按问卷记下“已解决”和满意程度。',
  administrator: '试试：点一个账号，看他的角色和登录情况。',
}

/** The next step of an operator's practice call. */
export function hintOfCall(state: OperatorState, isSeated: boolean): string {
  if (!isSeated) return EXERCISES.operator ?? ''
  if (state === 'offered') return '电话响了：按 F2 接听。'
  if (state === 'talking') return '边听边填：称呼、事项、地点、经过；按 Ctrl+Enter 登记，再挂断。'
  if (state === 'wrap_up') return '登记好了就点“完成处理”，准备接下一通。'
  if (state === 'ready') return '稍等，练习电话马上打进来。'
  return '点“置闲”，练习电话就会打进来。'
}
