import type { Tour } from '../tour'

export const administrator: Tour = {
  role: 'administrator',
  path: '/administration',
  steps: [
    {
      spot: 'section-people',
      title: '人员账号',
      text: '谁能登录、做什么角色。角色改了，对方下一次操作就生效。',
    },
    {
      spot: 'people-import',
      title: '一次开很多账号',
      text: '从表格导入名单：先预览每一行会怎样，确认后才开户。',
    },
    {
      spot: 'section-roles',
      title: '角色说明',
      text: '每个角色能看什么、能做什么，直接从系统规则里读出来。',
    },
    {
      spot: 'section-departments',
      title: '基础资料',
      text: '承办单位、事项、区划、地点、日历和策略。每次改动都记下旧值、新值、谁、为什么。',
    },
    {
      spot: 'section-audit',
      title: '操作审计',
      text: '谁在什么时候做了什么，可按人、时间、对象查；导出要说明理由。',
    },
    {
      spot: 'section-health',
      title: '系统运行状况',
      text: '进程、数据库、备份、证书好不好，不好的该怎么办。每天上班先看一眼。',
    },
    {
      spot: 'user-menu',
      title: '外观和密码',
      text: '点您的名字：深色外观、大字号、修改密码、再看一遍这份引导。',
    },
    {
      spot: 'practice-strip',
      title: '自己试一试',
      text: '现在都是练习数据，做什么都不会写入系统。练完点“结束练习”，回到真实工作。',
    },
  ],
}
