import type { Tour } from '../tour'

export const dispatcher: Tour = {
  role: 'dispatcher',
  path: '/dispatch',
  steps: [
    {
      spot: 'tray-awaiting_dispatch',
      title: '待派单',
      text: '剩余时间最少的排在最上面，红字是已经超时的。列表每 10 秒自动刷新。',
    },
    {
      spot: 'tray-row',
      title: '一行一件，键盘就能走',
      text: '按 j、k 上下移动，Enter 打开，v 选择操作。处理完可自动到下一件。',
    },
    {
      spot: 'row-advice',
      title: '派单建议和理由',
      text: '每件都写着建议派给谁、凭什么。把握大的按 d 直接派出，拿不准的会先让您看一眼。',
    },
    {
      spot: 'bulk-open',
      title: '一次派多件',
      text: '按 x 选中几件，再点“批量操作”：先预览每件的结果，确认后才执行。',
    },
    {
      spot: 'tray-returns',
      title: '退单待审',
      text: '承办单位申请退回的在这里：看理由和凭据，批准或驳回。',
    },
    {
      spot: 'nav-reviews',
      title: '结果审核',
      text: '承办单位交回的办理结果在这里审核，数字是还没审的件数。',
    },
    {
      spot: 'user-menu',
      title: '快捷键和外观',
      text: '点您的名字：快捷键（按 ? 也行）、深色外观、大字号、再看一遍这份引导。',
    },
    {
      spot: 'practice-strip',
      title: '自己试一试',
      text: '现在都是练习数据，做什么都不会写入系统。练完点“结束练习”，回到真实工作。',
    },
  ],
}
