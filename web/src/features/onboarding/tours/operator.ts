import type { Tour } from '../tour'

/** Before the check-in and after it the desk looks different: what is not there is left out. */
export const operator: Tour = {
  role: 'operator',
  path: '/desk',
  steps: [
    {
      spot: 'seat-select',
      title: '先签入坐席',
      text: '选您今天坐的座位号，签入后电话才会排到您这里。练习时选“练习”坐席，不接真实来电。',
    },
    {
      spot: 'device-browser',
      title: '用什么接听',
      text: '戴耳机用浏览器接听，或用桌上的话机。第一次用浏览器接听时，请允许使用麦克风。',
    },
    {
      spot: 'operator-state',
      title: '您现在的状态',
      text: '这里写着您是空闲、通话中还是小休，以及持续了多久。',
    },
    {
      spot: 'state-ready',
      title: '置闲就开始接电话',
      text: '点“置闲”后来电按顺序排给您。振铃不会抢走您正在打的字，按 F2 接听。',
    },
    {
      spot: 'help-zone',
      title: '右边是帮手',
      text: '来电人的历史工单、相似工单、统一答复、该派给谁、地点资料，都在这一栏，边写边更新。',
    },
    {
      spot: 'order-manual',
      title: '没有来电也能登记',
      text: '补录、代登记从这里开始。写的内容每秒自动保存，浏览器关了也还在。',
    },
    {
      spot: 'nav-orders',
      title: '查工单',
      text: '市民追问进度时，按编号、电话或关键词在这里查。',
    },
    {
      spot: 'user-menu',
      title: '快捷键和外观',
      text: '点您的名字：快捷键（按 ? 也行）、深色外观、大字号、再看一遍这份引导。',
    },
  ],
}

/** Within the lesson, at its own seat, before its call rings. */
export const operatorSeated: Tour = {
  role: 'operator',
  path: '/desk',
  steps: [
    {
      spot: 'operator-state',
      title: '您现在的状态',
      text: '这里写着您是空闲、通话中还是小休，以及持续了多久。刚签入是“示忙”。',
    },
    {
      spot: 'state-ready',
      title: '置闲就开始接电话',
      text: '点“置闲”，一两秒后练习电话就打进来。按 F2 接听，边听边填。',
    },
    {
      spot: 'help-zone',
      title: '右边是帮手',
      text: '接听后，来电人的历史工单、相似工单、统一答复、该派给谁、地点资料，边写边更新。',
    },
    {
      spot: 'practice-strip',
      title: '自己接一通',
      text: '上面这一条随时告诉您下一步。登记的是练习工单，不会写入系统；练完点“结束练习”。',
    },
  ],
}
