/** The pages of administration, in the order an administrator meets them; a line makes a tab. */
import { defineAsyncComponent, type Component } from 'vue'

export interface Section {
  /** The last part of its address, `/administration/<key>`. */
  key: string
  label: string
  component: Component
}

const page = (load: () => Promise<Component>) => defineAsyncComponent(load)

export const SECTIONS: { title: string; sections: Section[] }[] = [
  {
    title: '人员与权限',
    sections: [
      { key: 'people', label: '人员账号', component: page(() => import('./people/PeopleSection.vue')) },
      { key: 'roles', label: '角色说明', component: page(() => import('./roles/RolesSection.vue')) },
      { key: 'audit', label: '操作审计', component: page(() => import('./audit/AuditSection.vue')) },
    ],
  },
  {
    title: '基础资料',
    sections: [
      { key: 'departments', label: '承办单位', component: page(() => import('./reference/DepartmentsSection.vue')) },
      { key: 'topics', label: '事项分类', component: page(() => import('./reference/TopicsSection.vue')) },
      { key: 'areas', label: '区划', component: page(() => import('./reference/AreasSection.vue')) },
      { key: 'places', label: '地点', component: page(() => import('./reference/PlacesSection.vue')) },
      { key: 'calendars', label: '日历', component: page(() => import('./reference/CalendarsSection.vue')) },
      { key: 'policies', label: '策略', component: page(() => import('./reference/PoliciesSection.vue')) },
    ],
  },
  {
    title: '平台',
    sections: [
      { key: 'health', label: '系统运行状况', component: page(() => import('./health/HealthSection.vue')) },
    ],
  },
]

export function sectionOf(key: unknown): Section {
  const all = SECTIONS.flatMap(({ sections }) => sections)
  return (all.find((each) => each.key === key) ?? all[0]) as Section
}
