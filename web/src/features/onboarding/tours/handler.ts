import type { Tour } from '../tour'

/** The same words on a telephone, where the navigation lies at the bottom. */
export const handler: Tour = {
  role: 'handler',
  path: '/department',
  steps: [
    {
      spot: 'tray-department_inbox',
      title: '待签收',
      text: '热线派来的工单先到这里。请在时限内签收；不属于本单位的，写明理由和凭据申请退单。',
    },
    {
      spot: 'tray-row',
      title: '打开一件',
      text: '点一下打开：诉求、地点、时限都在里面。签收、分派给下属单位、回复，都在这一页做。',
    },
    {
      spot: 'tray-department_handling',
      title: '办理中',
      text: '签收后到这里。回复时缺什么会当场提示；用手机可以直接拍照上传。没写完的回复留在本机。',
    },
    {
      spot: 'tray-department_messages',
      title: '热线留言',
      text: '热线就工单问您的话在这里，直接在工单里回答，不用打电话。',
    },
    {
      spot: 'tray-search',
      title: '找一件',
      text: '按编号、地点或内容里的词查找。',
    },
    {
      spot: 'nav-department/figures',
      title: '本单位统计',
      text: '签收、按时、退单、满意情况；每个数字点开就是那些工单。',
    },
    {
      spot: 'user-menu',
      title: '外观和密码',
      text: '点您的名字：大字号、修改密码、再看一遍这份引导。',
    },
    {
      spot: 'practice-strip',
      title: '自己试一试',
      text: '现在都是练习数据，做什么都不会写入系统。练完点“结束练习”，回到真实工作。',
    },
  ],
}
