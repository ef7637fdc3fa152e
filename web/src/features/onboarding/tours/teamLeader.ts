import type { Tour } from '../tour'

export const teamLeader: Tour = {
  role: 'team_leader',
  path: '/floor',
  steps: [
    {
      spot: 'floor-waiting',
      title: '现在有多少人在等',
      text: '排队的人数和等得最久的；旁边是各状态的坐席数，随时更新。',
    },
    {
      spot: 'floor-queue',
      title: '各队列',
      text: '点一个队列，下面只看这个队列的坐席和等待的来电。',
    },
    {
      spot: 'floor-tab-desks',
      title: '坐席',
      text: '点一个坐席：监听、密语、强插，或替他改状态。键盘用 j、k 逐个走。',
    },
    {
      spot: 'floor-tab-curve',
      title: '当日曲线',
      text: '今天每半小时的话务，和昨天、预测放在一起比。',
    },
    {
      spot: 'floor-tab-messages',
      title: '通知与召集',
      text: '给全体或一个班组发通知，看谁还没确认；话务高峰时召集不在班的人。',
    },
    {
      spot: 'floor-open-wall',
      title: '大屏',
      text: '给墙上大屏用的画面，不含个人姓名，断线后自己恢复。',
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
