/** Rules for tests. */
import type { RoutingRule, RuleVersion } from '@/api/routing'

export function aVersion(changes: Partial<RuleVersion> = {}): RuleVersion {
  return {
    key: 'ludeng',
    version: 3,
    status: 'published',
    status_label: '已发布',
    origin: 'city',
    origin_label: '本市配置',
    topic_code: '0107',
    topic_name: '路灯照明',
    area_code: '',
    area_name: '',
    words: ['变压器'],
    department_id: 7,
    department_name: '海口供电局',
    is_department_active: true,
    because: '职责清单：电力设施',
    starts_on: '2020-01-01',
    ends_on: null,
    validity: 'holding',
    note: '本市配置文件',
    copied_version: null,
    written_at: '2026-11-20T09:00:00+08:00',
    written_by: '系统',
    decided_at: '2026-11-20T09:00:00+08:00',
    decided_by: '系统',
    ...changes,
  }
}

export function aRule(changes: Partial<RoutingRule> = {}): RoutingRule {
  return {
    key: 'ludeng',
    conditions: '路灯照明 × 含“变压器”',
    newest_version: 3,
    current: aVersion(),
    draft: null,
    ...changes,
  }
}
