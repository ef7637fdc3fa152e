/** What the form of a campaign begins with, and what is wrong with it before it is sent; pure. */
import type { Campaign, CampaignBody } from '@/api/campaigns'
import { toLocalIso } from '@/shared/time'

export type CampaignShape = Required<CampaignBody>

const FORTNIGHT_MS = 14 * 86_400_000

export function freshShape(now: Date, queue: string): CampaignShape {
  return {
    name: '',
    purpose: 'survey',
    queue,
    language: 'zh',
    mode: 'preview',
    daily_from: '09:00:00',
    daily_to: '21:00:00',
    expires_at: toLocalIso(new Date(now.getTime() + FORTNIGHT_MS)),
    attempts: 3,
    pause_minutes: 120,
    per_operator_daily: 60,
    priority: 0,
  }
}

export function shapeOf(campaign: Campaign): CampaignShape {
  return {
    name: campaign.name,
    purpose: campaign.purpose,
    queue: campaign.queue,
    language: campaign.language as CampaignShape['language'],
    mode: campaign.mode,
    daily_from: campaign.daily_from,
    daily_to: campaign.daily_to,
    expires_at: toLocalIso(new Date(campaign.expires_at)),
    attempts: campaign.attempts,
    pause_minutes: campaign.pause_minutes,
    per_operator_daily: campaign.per_operator_daily,
    priority: campaign.priority,
  }
}

/** Field → what is wrong with it. The server judges the rest, such as hours in which nobody may be called. */
export function faultsOf(shape: CampaignShape, now: Date): Record<string, string> {
  const faults: Record<string, string> = {}
  if (!shape.name.trim()) faults.name = '请填写任务名称。'
  if (!shape.queue) faults.queue = '请选择队列。'
  if (!shape.daily_from || !shape.daily_to) faults.daily_from = '请填写每日时段。'
  else if (shape.daily_from >= shape.daily_to) faults.daily_from = '开始时间须早于结束时间。'
  if (!shape.expires_at) faults.expires_at = '请填写截止时间。'
  else if (new Date(shape.expires_at) <= now) faults.expires_at = '截止时间须在现在之后。'
  return faults
}
