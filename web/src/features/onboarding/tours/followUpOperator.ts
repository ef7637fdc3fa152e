import type { Tour } from '../tour'

export const followUpOperator: Tour = {
  role: 'follow_up_operator',
  path: '/follow-ups',
  steps: [
    {
      spot: 'tray-due',
      title: '待回访',
      text: '已经办结、要打电话问市民的工单，剩余时间最少的在最上面。',
    },
    {
      spot: 'tray-row',
      title: '选一件',
      text: '点一行，右边就是诉求、单位的办理结果和要问的问题。',
    },
    {
      spot: 'follow-up-call',
      title: '拨打',
      text: '签入坐席后点“拨打”即可外呼。没打通也要记一次。',
    },
    {
      spot: 'follow-up-solved',
      title: '问到什么记什么',
      text: '解决了没有、满意不满意。回答“未解决”，工单会退回承办单位重办。',
    },
    {
      spot: 'seat-check-in-open',
      title: '签入坐席',
      text: '打电话前先在这里签入一个座位。',
    },
    {
      spot: 'tray-mine',
      title: '我完成的',
      text: '您做完的回访都在这里，可以回头查。',
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
