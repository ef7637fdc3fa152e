/** The pages of channels and notices; a line makes a tab. */
import { section, type SectionGroup } from '@/shared/sections'

export const SECTIONS: SectionGroup[] = [
  {
    title: '渠道',
    sections: [
      section('states', '渠道状态', () => import('./ChannelStatesSection.vue')),
      section('blocks', '写信人黑名单', () => import('./BlocksSection.vue')),
    ],
  },
  {
    title: '通知市民',
    sections: [
      section('templates', '通知模板', () => import('./TemplatesSection.vue')),
      section('sent', '发送记录', () => import('./SentSection.vue')),
      section('cost', '费用计量', () => import('./CostSection.vue')),
    ],
  },
]
