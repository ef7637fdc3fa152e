import type { Tour } from '../tour'

export const reviewer: Tour = {
  role: 'reviewer',
  path: '/reviews',
  steps: [
    {
      spot: 'tray-reviews',
      title: '待审核的结果',
      text: '承办单位交回的办理结果，剩余时间最少的在最上面。',
    },
    {
      spot: 'tray-row',
      title: '逐件看，不用回列表',
      text: '按 j、k 移动，Enter 打开。通过或退回后可自动到下一件；别人正在看的会写着名字。',
    },
    {
      spot: 'tray-search',
      title: '缩小范围',
      text: '按单位、紧急程度或内容里的词筛选；筛选条件留在地址里，刷新不丢。',
    },
    {
      spot: 'tray-messages',
      title: '单位留言',
      text: '承办单位就工单写来的话在这里，在工单里回答。',
    },
    {
      spot: 'nav-returns',
      title: '退单评议',
      text: '反复退来退去的工单在这里一次裁定，裁定会成为今后的派单规则。',
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
