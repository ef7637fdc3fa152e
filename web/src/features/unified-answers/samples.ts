/** A unified answer as tests show it. */
import type { UnifiedAnswer } from '@/api/unifiedAnswers'

export function anAnswer(changes: Partial<UnifiedAnswer> = {}): UnifiedAnswer {
  return {
    id: 7,
    title: '金贸片区电缆改造停灯',
    topic_code: '0101',
    topic_name: '路灯照明',
    keywords: ['路灯', '不亮'],
    text: '该路段因电缆改造临时停灯，预计十二月五日恢复。',
    starts_on: '2026-11-20',
    ends_on: '2026-12-31',
    is_in_force: true,
    published_at: '2026-11-20T01:00:00Z',
    published_by: '李强（派单员）',
    ended_at: null,
    ended_by: '',
    used: 3,
    ...changes,
  }
}
