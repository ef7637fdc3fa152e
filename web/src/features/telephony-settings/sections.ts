/** The pages of settings, in the order a floor manager thinks of them. */
import { defineAsyncComponent, type Component } from 'vue'

export interface Section {
  key: string
  label: string
  component: Component
}

const page = (load: () => Promise<Component>) => defineAsyncComponent(load)

export const SECTIONS: { title: string; sections: Section[] }[] = [
  {
    title: '来电分配',
    sections: [
      { key: 'queues', label: '队列', component: page(() => import('./queues/QueuesSection.vue')) },
      { key: 'matrix', label: '热线员技能', component: page(() => import('./skills/MatrixSection.vue')) },
      { key: 'skills', label: '技能与方言', component: page(() => import('./skills/SkillNamesSection.vue')) },
      { key: 'priority', label: '来电优先规则', component: page(() => import('./callers/PrioritySection.vue')) },
      { key: 'marks', label: '重点与黑名单', component: page(() => import('./callers/MarksSection.vue')) },
    ],
  },
  {
    title: '线路',
    sections: [
      { key: 'hours', label: '时段', component: page(() => import('./hours/HoursSection.vue')) },
      { key: 'numbers', label: '接入号码', component: page(() => import('./lines/NumbersSection.vue')) },
      { key: 'contacts', label: '外线联系人', component: page(() => import('./lines/ContactsSection.vue')) },
      { key: 'dialling', label: '外呼规则', component: page(() => import('./lines/DiallingSection.vue')) },
    ],
  },
  {
    title: '坐席',
    sections: [
      { key: 'seats', label: '坐席', component: page(() => import('./seats/SeatsSection.vue')) },
      { key: 'rooms', label: '座位图', component: page(() => import('./rooms/RoomsSection.vue')) },
      { key: 'devices', label: '家庭坐席设备', component: page(() => import('./seats/DevicesSection.vue')) },
    ],
  },
  {
    title: '平台',
    sections: [
      { key: 'alarms', label: '告警阈值', component: page(() => import('./limits/AlarmsSection.vue')) },
      { key: 'platform', label: '平台参数', component: page(() => import('./limits/PlatformSection.vue')) },
      { key: 'versions', label: '配置版本', component: page(() => import('./versions/VersionsSection.vue')) },
    ],
  },
]

export function sectionOf(key: unknown): Section {
  const all = SECTIONS.flatMap(({ sections }) => sections)
  return (all.find((each) => each.key === key) ?? all[0]) as Section
}
