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
]

export function sectionOf(key: unknown): Section {
  const all = SECTIONS.flatMap(({ sections }) => sections)
  return (all.find((each) => each.key === key) ?? all[0]) as Section
}
