/** Made-up models for tests. */
import type { Intelligence, ModelTask, Provider, Release, Trace } from '@/api/intelligence'

export function aTask(changes: Partial<ModelTask> = {}): ModelTask {
  return {
    task: 'draft',
    label: '工单草稿',
    without_a_model: '按规则与词表填写，空着不编造',
    is_on: true,
    reason: '',
    changed_at: null,
    changed_by: '',
    chain: ['local'],
    daily_budget: 20,
    daily_asks: null,
    figures: { asks: 10, answered: 8, cached: 2, failed: 2, cost: 0.5, p50_ms: 800, p95_ms: 2100, accepted: 6, edited: 1, rejected: 1 },
    ...changes,
  }
}

export function aProvider(changes: Partial<Provider> = {}): Provider {
  return {
    name: 'local',
    address: '10.0.0.5:8000',
    model: 'qwen3-14b',
    version: '',
    has_key: true,
    is_allowed: true,
    paused_until: null,
    asks: 10,
    answered: 8,
    last_answer_at: '2026-11-24T02:00:00Z',
    last_failure_at: null,
    last_fault: '',
    input_price: 0,
    output_price: 0,
    ...changes,
  }
}

export function aRelease(changes: Partial<Release> = {}): Release {
  return {
    id: 3,
    task: 'draft',
    task_label: '工单草稿',
    provider: 'local',
    model: 'tuned',
    version: '2',
    state: 'registered',
    state_label: '已登记',
    share: 0,
    figures: { f1: 0.91 },
    note: '',
    registered_at: '2026-11-24T02:00:00Z',
    registered_by: '林管理（系统管理员）',
    ...changes,
  }
}

export function aTrace(changes: Partial<Trace> = {}): Trace {
  return {
    id: 9,
    asked_at: '2026-11-24T02:00:00Z',
    task: 'draft',
    task_label: '工单草稿',
    asked_by: '王芳（热线员）',
    provider: 'local',
    model: 'qwen3-14b',
    model_version: '',
    is_canary: false,
    prompt_version: 'draft-1',
    ended: 'ok',
    ended_label: '成功',
    fault: '',
    tokens_in: 120,
    tokens_out: 30,
    cost: 0.001,
    latency_ms: 800,
    verdict_label: '',
    ...changes,
  }
}

export function aPage(changes: Partial<Intelligence> = {}): Intelligence {
  return {
    tasks: [aTask()],
    providers: [aProvider()],
    releases: [],
    classes: [],
    embedded: [{ name: 'kokoro', label: '语音合成 Kokoro', licence: 'Apache-2.0', size: 92_000_000, is_whole: false, state_label: '未安装', without: '提示音只能上传录音' }],
    missing: [],
    allowed_hosts: '10.0.0.5:8000',
    keep_days: 90,
    may: { switch: true, manage: true, allow_acting: true, read_texts: true, export: true },
    ...changes,
  }
}
