/** What the side bar offers each role, and the page a person begins on. */
import type { RoleName, useSession } from '@/features/sign-in'

type Session = ReturnType<typeof useSession>

export interface Place {
  path: string
  label: string
  roles: RoleName[]
  /** Path data of a 20 × 20 line drawing. */
  icon: string
  /** Names of trays whose counts are shown. */
  trays: string[]
  /** The heading it stands under; without one it is daily work. */
  section?: string
}

export const PLACES: Place[] = [
  {
    path: '/desk',
    label: '接听工作台',
    roles: ['operator'],
    icon: 'M4 11V9.500a6 6 0 0 1 12 0V11M4 11.500h2.200v4H5a1 1 0 0 1-1-1zM16 11.500h-2.200v4H15a1 1 0 0 0 1-1zM15 15.500c0 1.2-1.5 2-3.5 2',
    trays: [],
  },
  {
    path: '/floor',
    label: '话务大厅',
    roles: ['team_leader'],
    icon: 'M3 4h5v5H3zM12 4h5v5h-5zM3 12h5v4H3zM12 12h5v4h-5z',
    trays: [],
  },
  {
    path: '/dispatch',
    label: '派单',
    roles: ['dispatcher'],
    icon: 'M3 10h9M9 6.5 12.5 10 9 13.500M14.5 4h2.500v12h-2.5',
    trays: ['awaiting_dispatch', 'returns'],
  },
  {
    path: '/department',
    label: '承办工单',
    roles: ['handler'],
    icon: 'M4 17V5.500l6-2.5 6 2.500V17M2.5 17h15M8 17v-3.500h4V17M7.5 8h1M11.5 8h1M7.5 11h1M11.5 11h1',
    trays: [
      'department_inbox',
      'department_handling',
      'department_helping',
      'department_allotted',
      'department_messages',
    ],
  },
  {
    path: '/department/figures',
    label: '本单位统计',
    roles: ['handler'],
    icon: 'M3.500 16.500h13M6 16.500v-5M10 16.500v-9M14 16.500V4',
    trays: [],
  },
  {
    path: '/reviews',
    label: '结果审核',
    roles: ['reviewer', 'dispatcher'],
    icon: 'M5 3.500h10v13H5zM8 7h4M7.5 11.500l1.8 1.8 3.2-3.5',
    trays: ['reviews', 'messages'],
  },
  {
    path: '/pending',
    label: '待批事项',
    roles: ['dispatcher', 'team_leader'],
    icon: 'M5 3.500h10v13H5zM8 3.500v2h4v-2M10 8.500v3l2 1.200M7.500 11a2.500 2.500 0 1 0 5 0 2.500 2.500 0 1 0-5 0',
    trays: ['clock_requests', 'difficult', 'letters', 'messages'],
  },
  {
    path: '/returns',
    label: '退单评议',
    roles: ['dispatcher', 'reviewer', 'team_leader'],
    icon: 'M10 3.500v13M6 16.500h8M4 6.500h12M4 6.500l-2 5h4zM16 6.500l-2 5h4z',
    trays: [],
  },
  {
    path: '/follow-ups',
    label: '回访',
    roles: ['follow_up_operator', 'operator'],
    icon: 'M6.5 3.5 8 6.5 6.8 8a8 8 0 0 0 5 5.200l1.6-1.3 3 1.500c.2 2-1 3.3-3 3.100C8.5 16 4 11.5 3.6 6.600c-.2-2 1-3.1 2.9-3.100zM12 3.500l1.5 1.500L17 2',
    trays: ['due'],
  },
  {
    path: '/follow-up-rates',
    label: '三率',
    roles: ['team_leader'],
    icon: 'M3.500 16.500h13M5 13l3.500-4 3 2.500L16 5.500M16 5.500h-3M16 5.500v3',
    trays: [],
  },
  {
    path: '/follow-up-plan',
    label: '回访计划',
    roles: ['team_leader'],
    icon: 'M4 4.500h12v12H4zM4 8h12M7.500 3v3M12.500 3v3M7.500 12l2 2 3.500-3.500',
    trays: [],
  },
  {
    path: '/survey-desk',
    label: '调查访问',
    roles: ['operator', 'follow_up_operator'],
    icon: 'M5 3.500h10v13H5zM8 7l1 1 1.500-2M8 11l1 1 1.500-2M12 7.500h1.500M12 11.500h1.500',
    trays: [],
  },
  {
    path: '/surveys',
    label: '满意度调查',
    roles: ['team_leader'],
    icon: 'M5 3.500h10v13H5zM8 7l1 1 1.500-2M8 11l1 1 1.500-2M12 7.500h1.500M12 11.500h1.500',
    trays: [],
  },
  {
    path: '/conversations',
    label: '文字会话',
    roles: ['operator', 'dispatcher', 'reviewer', 'follow_up_operator', 'team_leader'],
    icon: 'M3 4.500h10v7H7.500L5 13.800v-2.300H3zM15 8h2v7h-1.500v2L13 15H8.500',
    trays: [],
  },
  {
    path: '/calls',
    label: '通话录音',
    roles: ['operator', 'follow_up_operator', 'reviewer', 'team_leader'],
    icon: 'M3 10h1.500M6.500 6.500v7M9.500 4v12M12.500 7v6M15.500 9v2',
    trays: [],
  },
  {
    path: '/quality',
    label: '质检',
    roles: ['operator', 'dispatcher', 'reviewer', 'follow_up_operator', 'team_leader'],
    icon: 'M4 4.500h8v3M4 4.500v11h6M6.500 8h3M6.500 11h2M13.500 15a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5zM15.300 14.300l1.700 1.700',
    trays: [],
  },
  {
    path: '/voicemails',
    label: '留言',
    roles: ['operator', 'follow_up_operator', 'team_leader'],
    icon: 'M6 12.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5zM14 12.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5zM6 12.500h8',
    trays: [],
  },
  {
    path: '/return-calls',
    label: '回拨',
    roles: ['operator', 'follow_up_operator', 'team_leader'],
    icon: 'M6.500 3.500 8 6.500 6.800 8a8 8 0 0 0 5 5.200l1.600-1.300 3 1.500c.2 2-1 3.300-3 3.100C8.500 16 4 11.500 3.600 6.600c-.2-2 1-3.100 2.900-3.100zM17 4h-4.500M14.500 2l-2 2 2 2',
    trays: [],
  },
  {
    path: '/orders',
    label: '工单查询',
    roles: ['operator', 'dispatcher', 'reviewer', 'follow_up_operator', 'handler', 'team_leader'],
    icon: 'M8.8 14.500a5.7 5.7 0 1 0 0-11.4 5.7 5.7 0 0 0 0 11.400zM13 13l4 4',
    trays: [],
  },
  {
    path: '/knowledge',
    label: '知识库',
    roles: ['operator', 'dispatcher', 'reviewer', 'follow_up_operator', 'handler', 'team_leader', 'administrator'],
    icon: 'M3.500 4.500c2.500-.8 5-.5 6.500.8 1.500-1.300 4-1.600 6.500-.8v11c-2.500-.8-5-.5-6.500.8-1.500-1.300-4-1.600-6.500-.8zM10 5.300v11',
    trays: [],
  },
  {
    path: '/firms',
    label: '企业走访',
    roles: ['operator', 'team_leader'],
    icon: 'M4 16.500v-10l6-3 6 3v10M2.500 16.500h15M8 9h1M11 9h1M8 12h1M11 12h1',
    trays: [],
  },
  {
    path: '/packets',
    label: '红包奖励',
    roles: ['reviewer', 'team_leader'],
    icon: 'M5 3.500h10v13H5zM5 7c2 1.700 8 1.700 10 0M10 9.500a1.500 1.500 0 1 0 0 3 1.500 1.500 0 0 0 0-3z',
    trays: [],
  },
  {
    path: '/citizens',
    label: '市民档案',
    roles: ['operator', 'dispatcher', 'follow_up_operator', 'team_leader'],
    icon: 'M10 10.500a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM4 16.500c.5-2.700 2.900-4.300 6-4.300s5.500 1.600 6 4.300',
    trays: [],
  },
  {
    path: '/administration',
    label: '系统管理',
    roles: ['administrator'],
    icon: 'M10 12.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5zM10 3v2M10 15v2M3 10h2M15 10h2M5 5l1.500 1.500M13.500 13.500 15 15M15 5l-1.500 1.500M6.500 13.500 5 15',
    trays: [],
  },
  {
    path: '/intelligence',
    label: '智能能力',
    roles: ['administrator', 'team_leader'],
    icon: 'M6 6h8v8H6zM8.500 3.500V6M11.500 3.500V6M8.500 14v2.500M11.500 14v2.500M3.500 8.500H6M3.500 11.500H6M14 8.500h2.500M14 11.500h2.500',
    trays: [],
  },
  {
    path: '/floor',
    label: '话务大厅',
    roles: ['administrator'],
    icon: 'M3 4h5v5H3zM12 4h5v5h-5zM3 12h5v4H3zM12 12h5v4h-5z',
    trays: [],
    section: '话务管理',
  },
  {
    path: '/campaigns',
    label: '外呼任务',
    roles: ['team_leader', 'administrator'],
    icon: 'M4 5h12M4 10h7M4 15h5M13 12.500l2 2 3-3.500',
    trays: [],
    section: '话务管理',
  },
  {
    path: '/figures',
    label: '话务统计',
    roles: ['reviewer', 'team_leader', 'administrator'],
    icon: 'M3.500 16.500h13M6 16.500v-5M10 16.500v-9M14 16.500V4',
    trays: [],
    section: '话务管理',
  },
  {
    path: '/recording-checks',
    label: '录音核对',
    roles: ['reviewer', 'team_leader', 'administrator'],
    icon: 'M5 3.500h10v13H5zM7.500 10l2 2 3.500-4',
    trays: [],
    section: '话务管理',
  },
  {
    path: '/listenings',
    label: '收听记录',
    roles: ['team_leader', 'administrator'],
    icon: 'M4 12v-2a6 6 0 0 1 12 0v2M4 12h2v4H5a1 1 0 0 1-1-1zM16 12h-2v4h1a1 1 0 0 0 1-1z',
    trays: [],
    section: '话务管理',
  },
  {
    path: '/telephony/flows',
    label: '语音流程',
    roles: ['team_leader', 'administrator'],
    icon: 'M3 4h5v4H3zM12 4h5v4h-5zM12 12h5v4h-5zM8 6h4M5.5 8v6H12',
    trays: [],
    section: '话务配置',
  },
  {
    path: '/telephony/prompts',
    label: '提示音',
    roles: ['team_leader', 'administrator'],
    icon: 'M3.500 8v4h3l4 3.500v-11l-4 3.500zM13.500 7.500a3.500 3.500 0 0 1 0 5M15.500 5a7 7 0 0 1 0 10',
    trays: [],
    section: '话务配置',
  },
  {
    path: '/telephony/settings',
    label: '话务参数',
    roles: ['team_leader', 'administrator'],
    icon: 'M3 5.500h6M13 5.500h4M3 10h2M9 10h8M3 14.500h8M15 14.500h2M9 5.500a2 2 0 1 0 4 0 2 2 0 1 0-4 0M5 10a2 2 0 1 0 4 0 2 2 0 1 0-4 0M11 14.500a2 2 0 1 0 4 0 2 2 0 1 0-4 0',
    trays: [],
    section: '话务配置',
  },
  {
    path: '/channels',
    label: '渠道与通知',
    roles: ['team_leader', 'administrator'],
    icon: 'M10 10.500a1.500 1.500 0 1 0 0-3 1.500 1.500 0 0 0 0 3zM6.500 12.500a5 5 0 0 1 0-7M13.500 5.500a5 5 0 0 1 0 7M4 15a8.500 8.500 0 0 1 0-12M16 3a8.500 8.500 0 0 1 0 12M10 10.500V17',
    trays: [],
    section: '规则',
  },
  {
    path: '/desks',
    label: '专席',
    roles: ['operator', 'dispatcher', 'reviewer', 'team_leader'],
    icon: 'M3 12.500h14M5 12.500v4M15 12.500v4M10 9.500a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM7 12.500c0-1.700 1.300-3 3-3s3 1.300 3 3',
    trays: [],
    section: '规则',
  },
  {
    path: '/routing',
    label: '派单规则',
    roles: ['dispatcher', 'reviewer', 'team_leader'],
    icon: 'M4 10h4M8 10l5-5h3.500M8 10l5 5h3.500M14.500 3l2 2-2 2M14.500 13l2 2-2 2',
    trays: [],
    section: '规则',
  },
  {
    path: '/routing/recommender',
    label: '推荐模型',
    roles: ['dispatcher', 'reviewer', 'team_leader'],
    icon: 'M4 16V9M8 16V5M12 16v-5M16 16V7M3 16.500h14',
    trays: [],
    section: '规则',
  },
  {
    path: '/order-templates',
    label: '常用语',
    roles: ['operator', 'dispatcher', 'team_leader'],
    icon: 'M4 4h12v9H9l-3.500 3v-3H4zM7 7.500h6M7 10h4',
    trays: [],
    section: '规则',
  },
  {
    path: '/unified-answers',
    label: '统一答复',
    roles: ['operator', 'dispatcher', 'reviewer', 'follow_up_operator', 'team_leader'],
    icon: 'M3.500 4.500h13v9h-7l-3.500 3v-3h-2.500zM7 7.500h6M7 10.500h4',
    trays: [],
    section: '规则',
  },
  {
    path: '/policies',
    label: '时限与口径',
    roles: ['dispatcher', 'reviewer', 'team_leader', 'administrator'],
    icon: 'M10 3.500a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13zM10 6v4l2.800 1.600',
    trays: [],
    section: '规则',
  },
]

export function placesOf(session: Session): Place[] {
  const open = PLACES.filter((place) => session.has(...place.roles))
  // Whoever leads and administers finds a page once.
  const places = open.filter(({ path }, at) => open.findIndex((one) => one.path === path) === at)
  const follows = session.has('follow_up_operator') && !session.has('operator')
  // A follow-up operator checks in at a seat to call citizens back.
  return follows ? [...places, { ...DESK, label: '坐席签入' }] : places
}

const DESK = PLACES[0] as Place

/** Places under their headings, in the order they first appear. */
export function sectionsOf(places: readonly Place[]): [string, Place[]][] {
  const found = new Map<string, Place[]>()
  for (const place of places) {
    const section = place.section ?? ''
    found.set(section, [...(found.get(section) ?? []), place])
  }
  return [...found]
}

export function homeOf(session: Session): string {
  return placesOf(session).find((place) => !place.section)?.path ?? '/'
}
