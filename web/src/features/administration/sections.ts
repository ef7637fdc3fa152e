/** The pages of administration, in the order an administrator meets them; a line makes a tab. */
import { section, type SectionGroup } from '@/shared/sections'

export const SECTIONS: SectionGroup[] = [
  {
    title: '人员与权限',
    sections: [
      section('people', '人员账号', () => import('./people/PeopleSection.vue')),
      section('roles', '角色说明', () => import('./roles/RolesSection.vue')),
      section('audit', '操作审计', () => import('./audit/AuditSection.vue')),
    ],
  },
  {
    title: '基础资料',
    sections: [
      section('departments', '承办单位', () => import('./reference/DepartmentsSection.vue')),
      section('topics', '事项分类', () => import('./reference/TopicsSection.vue')),
      section('areas', '区划', () => import('./reference/AreasSection.vue')),
      section('places', '地点', () => import('./reference/PlacesSection.vue')),
      section('calendars', '日历', () => import('./reference/CalendarsSection.vue')),
      section('policies', '策略', () => import('./reference/PoliciesSection.vue')),
    ],
  },
  {
    title: '平台',
    sections: [
      section('health', '系统运行状况', () => import('./health/HealthSection.vue')),
    ],
  },
]
