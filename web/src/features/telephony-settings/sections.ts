/** The pages of settings, in the order a floor manager thinks of them. */
import { section, type SectionGroup } from '@/shared/sections'

export const SECTIONS: SectionGroup[] = [
  {
    title: '来电分配',
    sections: [
      section('queues', '队列', () => import('./queues/QueuesSection.vue')),
      section('matrix', '热线员技能', () => import('./skills/MatrixSection.vue')),
      section('skills', '技能与方言', () => import('./skills/SkillNamesSection.vue')),
      section('priority', '来电优先规则', () => import('./callers/PrioritySection.vue')),
      section('marks', '重点与黑名单', () => import('./callers/MarksSection.vue')),
    ],
  },
  {
    title: '线路',
    sections: [
      section('hours', '时段', () => import('./hours/HoursSection.vue')),
      section('numbers', '接入号码', () => import('./lines/NumbersSection.vue')),
      section('contacts', '外线联系人', () => import('./lines/ContactsSection.vue')),
      section('dialling', '外呼规则', () => import('./lines/DiallingSection.vue')),
    ],
  },
  {
    title: '坐席',
    sections: [
      section('seats', '坐席', () => import('./seats/SeatsSection.vue')),
      section('rooms', '座位图', () => import('./rooms/RoomsSection.vue')),
      section('devices', '家庭坐席设备', () => import('./seats/DevicesSection.vue')),
    ],
  },
  {
    title: '平台',
    sections: [
      section('alarms', '告警阈值', () => import('./limits/AlarmsSection.vue')),
      section('platform', '平台参数', () => import('./limits/PlatformSection.vue')),
      section('versions', '配置版本', () => import('./versions/VersionsSection.vue')),
    ],
  },
]
