/** Addresses of the app, who they are for, and where each role begins. */
import { createRouter, createWebHistory, type RouteLocationRaw } from 'vue-router'

import { useSession, type RoleName } from '@/features/sign-in'
import { tellFailure } from '@/shared/failures'
import { tellWarning } from '@/shared/messages'

import { homeOf } from './shell/navigation'

declare module 'vue-router' {
  interface RouteMeta {
    /** Drawn without the shell. */
    plain?: boolean
    /** Open to anybody. */
    open?: boolean
    roles?: RoleName[]
    title?: string
  }
}

const READERS: RoleName[] = [
  'operator',
  'dispatcher',
  'reviewer',
  'follow_up_operator',
  'handler',
  'team_leader',
]

/** Those who shape the floor. */
const LEADERS: RoleName[] = ['team_leader', 'administrator']

/** Those who hear calls, all of them or their own. */
const LISTENERS: RoleName[] = ['operator', 'follow_up_operator', 'reviewer', 'team_leader']

export const router = createRouter({
  history: createWebHistory('/'),
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  routes: [
    { path: '/', component: () => import('./HomePage.vue'), meta: { title: '首页' } },
    {
      path: '/sign-in',
      component: () => import('@/features/sign-in/SignInPage.vue'),
      meta: { plain: true, open: true, title: '登录' },
    },
    {
      path: '/video',
      component: () => import('@/features/portal/VideoPage.vue'),
      meta: { plain: true, open: true, title: '视频接待' },
    },
    {
      path: '/desk',
      component: () => import('@/features/desk/DeskPage.vue'),
      meta: { roles: ['operator', 'follow_up_operator'], title: '接听工作台' },
    },
    {
      path: '/desk/helper',
      component: () => import('@/features/desk/help/HelperPage.vue'),
      meta: { plain: true, roles: ['operator', 'follow_up_operator'], title: '接听助手' },
    },
    {
      path: '/conversations',
      component: () => import('@/features/conversations/ConversationsPage.vue'),
      meta: {
        roles: ['operator', 'dispatcher', 'reviewer', 'follow_up_operator', 'team_leader'],
        title: '文字会话',
      },
    },
    {
      path: '/dispatch',
      component: () => import('@/features/work-orders/DispatchPage.vue'),
      meta: { roles: ['dispatcher'], title: '派单' },
    },
    {
      path: '/pending',
      component: () => import('@/features/work-orders/PendingPage.vue'),
      meta: { roles: ['dispatcher', 'team_leader'], title: '待批事项' },
    },
    {
      path: '/department',
      component: () => import('@/features/work-orders/DepartmentPage.vue'),
      meta: { roles: ['handler'], title: '承办工单' },
    },
    {
      path: '/department/figures',
      component: () => import('@/features/department/DepartmentFiguresPage.vue'),
      meta: { roles: ['handler'], title: '本单位统计' },
    },
    {
      path: '/reviews',
      component: () => import('@/features/work-orders/ReviewsPage.vue'),
      meta: { roles: ['reviewer', 'dispatcher'], title: '结果审核' },
    },
    {
      path: '/follow-ups',
      component: () => import('@/features/follow-ups/FollowUpsPage.vue'),
      meta: { roles: ['follow_up_operator', 'operator'], title: '回访' },
    },
    {
      path: '/follow-up-rates',
      component: () => import('@/features/follow-ups/RatesPage.vue'),
      meta: { roles: ['team_leader'], title: '三率' },
    },
    {
      path: '/follow-up-plan',
      component: () => import('@/features/follow-ups/PlanPage.vue'),
      meta: { roles: ['team_leader'], title: '回访计划' },
    },
    {
      path: '/surveys',
      component: () => import('@/features/surveys/SurveysPage.vue'),
      meta: { roles: ['team_leader'], title: '满意度调查' },
    },
    {
      path: '/surveys/:id(\\d+)',
      component: () => import('@/features/surveys/SurveyPage.vue'),
      meta: { roles: ['team_leader'], title: '调查结果' },
    },
    {
      path: '/survey-desk',
      component: () => import('@/features/surveys/SurveyDeskPage.vue'),
      meta: { roles: ['operator', 'follow_up_operator'], title: '调查访问' },
    },
    {
      path: '/orders',
      component: () => import('@/features/work-orders/OrdersPage.vue'),
      meta: { roles: READERS, title: '工单查询' },
    },
    {
      path: '/orders/:number',
      component: () => import('@/features/work-orders/OrderPage.vue'),
      meta: { roles: READERS, title: '工单详情' },
    },
    {
      path: '/orders/:number/print',
      component: () => import('@/features/work-orders/print/PrintPage.vue'),
      meta: { plain: true, roles: READERS, title: '办理单' },
    },
    {
      path: '/orders/:number/letters/:letter',
      component: () => import('@/features/work-orders/LetterPage.vue'),
      meta: { plain: true, roles: READERS, title: '督办函' },
    },
    {
      path: '/desks',
      component: () => import('@/features/work-orders/DesksPage.vue'),
      meta: {
        roles: ['operator', 'dispatcher', 'reviewer', 'follow_up_operator', 'team_leader'],
        title: '专席',
      },
    },
    {
      path: '/returns',
      component: () => import('@/features/returns/BouncingPage.vue'),
      meta: { roles: ['dispatcher', 'reviewer', 'team_leader'], title: '退单评议' },
    },
    {
      path: '/returns/:number',
      component: () => import('@/features/returns/CourtPage.vue'),
      meta: { roles: ['dispatcher', 'reviewer', 'team_leader'], title: '退单评议' },
    },
    {
      path: '/routing',
      component: () => import('@/features/routing/RoutingRulesPage.vue'),
      meta: { roles: ['dispatcher', 'reviewer', 'team_leader'], title: '派单规则' },
    },
    {
      path: '/routing/recommender',
      component: () => import('@/features/routing/RecommenderPage.vue'),
      meta: { roles: ['dispatcher', 'reviewer', 'team_leader'], title: '推荐模型' },
    },
    {
      path: '/citizens/:id(\\d+)?',
      component: () => import('@/features/citizens/CitizensPage.vue'),
      meta: {
        roles: ['operator', 'dispatcher', 'follow_up_operator', 'team_leader'],
        title: '市民档案',
      },
    },
    {
      path: '/knowledge/:id(\\d+)?',
      component: () => import('@/features/knowledge/KnowledgePage.vue'),
      meta: { title: '知识库' },
    },
    {
      path: '/knowledge/edit/:id(\\d+)?',
      component: () => import('@/features/knowledge/EditorPage.vue'),
      meta: { roles: ['operator', 'reviewer', 'handler', 'team_leader'], title: '编辑知识' },
    },
    {
      path: '/knowledge/work/:section?',
      component: () => import('@/features/knowledge/work/WorkPage.vue'),
      meta: { title: '知识工作盘' },
    },
    {
      path: '/firms/:id(\\d+)?',
      component: () => import('@/features/firms/FirmsPage.vue'),
      meta: { roles: ['operator', 'dispatcher', 'team_leader'], title: '企业走访' },
    },
    {
      path: '/quality',
      component: () => import('@/features/quality/QualityPage.vue'),
      meta: { roles: ['operator', 'dispatcher', 'reviewer', 'follow_up_operator', 'team_leader'], title: '质检' },
    },
    {
      path: '/quality/:id(\\d+)',
      component: () => import('@/features/quality/InspectionPage.vue'),
      meta: { roles: ['operator', 'dispatcher', 'reviewer', 'follow_up_operator', 'team_leader'], title: '质检' },
    },
    {
      path: '/packets',
      component: () => import('@/features/packets/PacketsPage.vue'),
      meta: { roles: ['reviewer', 'team_leader', 'administrator'], title: '红包奖励' },
    },
    {
      path: '/unified-answers',
      component: () => import('@/features/unified-answers/UnifiedAnswersPage.vue'),
      meta: {
        roles: ['operator', 'dispatcher', 'reviewer', 'follow_up_operator', 'team_leader'],
        title: '统一答复',
      },
    },
    {
      path: '/order-templates',
      component: () => import('@/features/work-orders/TemplatesPage.vue'),
      meta: { roles: ['operator', 'dispatcher', 'team_leader'], title: '常用语' },
    },
    {
      path: '/policies',
      component: () => import('@/features/policies/PoliciesPage.vue'),
      meta: {
        roles: ['operator', 'dispatcher', 'reviewer', 'follow_up_operator', ...LEADERS],
        title: '时限与口径',
      },
    },
    {
      path: '/floor',
      component: () => import('@/features/floor/FloorPage.vue'),
      meta: { roles: ['team_leader', 'administrator'], title: '话务大厅' },
    },
    {
      path: '/wall',
      component: () => import('@/features/floor/wall/WallPage.vue'),
      meta: { plain: true, roles: LEADERS, title: '话务大屏' },
    },
    {
      path: '/telephony/flows',
      component: () => import('@/features/flows/FlowsPage.vue'),
      meta: { roles: LEADERS, title: '语音流程' },
    },
    {
      path: '/telephony/flows/:name',
      component: () => import('@/features/flows/FlowPage.vue'),
      meta: { roles: LEADERS, title: '编辑语音流程' },
    },
    {
      path: '/telephony/settings/:section?',
      component: () => import('@/features/telephony-settings/TelephonySettingsPage.vue'),
      meta: { roles: LEADERS, title: '话务参数' },
    },
    {
      path: '/telephony/prompts',
      component: () => import('@/features/flows/PromptsPage.vue'),
      meta: { roles: LEADERS, title: '提示音' },
    },
    {
      path: '/calls',
      component: () => import('@/features/calls/CallsPage.vue'),
      meta: { roles: LISTENERS, title: '通话录音' },
    },
    {
      path: '/recordings/:id(\\d+)',
      component: () => import('@/features/recordings/RecordingPage.vue'),
      meta: { roles: LISTENERS, title: '录音' },
    },
    {
      path: '/voicemails',
      component: () => import('@/features/recordings/VoicemailsPage.vue'),
      meta: { roles: ['operator', 'follow_up_operator', 'team_leader'], title: '留言' },
    },
    {
      path: '/figures',
      component: () => import('@/features/figures/FiguresPage.vue'),
      meta: { roles: ['reviewer', ...LEADERS], title: '话务统计' },
    },
    {
      path: '/recording-checks',
      component: () => import('@/features/recordings/RecordingChecksPage.vue'),
      meta: { roles: ['reviewer', ...LEADERS], title: '录音核对' },
    },
    {
      path: '/listenings',
      component: () => import('@/features/recordings/ListeningsPage.vue'),
      meta: { roles: LEADERS, title: '收听记录' },
    },
    {
      path: '/return-calls',
      component: () => import('@/features/campaigns/ReturnCallsPage.vue'),
      meta: { roles: ['operator', 'follow_up_operator', ...LEADERS], title: '回拨' },
    },
    {
      path: '/campaigns',
      component: () => import('@/features/campaigns/CampaignsPage.vue'),
      meta: { roles: LEADERS, title: '外呼任务' },
    },
    {
      path: '/campaigns/:id(\\d+)',
      component: () => import('@/features/campaigns/CampaignPage.vue'),
      meta: { roles: LEADERS, title: '外呼任务' },
    },
    {
      path: '/channels/:section?',
      component: async () => (await import('@/features/channels')).ChannelsPage,
      meta: { roles: LEADERS, title: '渠道与通知' },
    },
    {
      path: '/intelligence',
      component: () => import('@/features/intelligence/IntelligencePage.vue'),
      meta: { roles: LEADERS, title: '智能能力' },
    },
    {
      path: '/administration/:section?',
      component: async () => (await import('@/features/administration')).AdministrationPage,
      meta: { roles: ['administrator'], title: '系统管理' },
    },
    {
      path: '/gallery',
      component: () => import('@/features/gallery/GalleryPage.vue'),
      meta: { plain: true, title: '组件陈列' },
    },
    {
      path: '/password',
      component: () => import('./PasswordPage.vue'),
      meta: { title: '修改密码' },
    },
    { path: '/:unknown(.*)*', component: () => import('./NotFoundPage.vue'), meta: { title: '页面不存在' } },
  ],
})

router.beforeEach(async (to): Promise<RouteLocationRaw | true> => {
  if (to.path === '/video') return true
  const session = useSession()
  try {
    await session.load()
  } catch (failure) {
    tellFailure(failure)
    return to.path === '/sign-in' ? true : signInFor(to.fullPath)
  }
  if (to.meta.open) {
    const done = to.path === '/sign-in' && session.isSignedIn && !session.mustChangePassword
    return done ? homeOf(session) : true
  }
  if (!session.isSignedIn || session.mustChangePassword) return signInFor(to.fullPath)
  if (to.path === '/') return homeOf(session) === '/' ? true : homeOf(session)
  if (to.meta.roles && !session.has(...to.meta.roles)) return '/'
  return true
})

// A part of the page is gone when a new version was installed while this one was open.
router.onError((failure: unknown) => {
  const isStale = failure instanceof TypeError || /preload|module/i.test(String(failure))
  if (isStale) tellWarning('页面已更新，请刷新浏览器后继续；已填写的内容不会丢失。')
  else tellFailure(failure)
})

router.afterEach((to) => {
  document.title = `${to.meta.title ?? '工作平台'} · 12345 政务服务便民热线`
})

function signInFor(wanted: string): RouteLocationRaw {
  return { path: '/sign-in', query: wanted === '/' ? {} : { next: wanted } }
}
