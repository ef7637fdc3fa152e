/** How a prompt stands in each language. */
import type { Prompt, PromptLanguage, Sound, SpokenLanguage } from '@/api/prompts'
import type { Tone } from '@/shared/labels'

export const LANGUAGES: { name: SpokenLanguage; label: string; short: string }[] = [
  { name: 'zh', label: '普通话', short: '中' },
  { name: 'en', label: '英语', short: '英' },
  { name: 'ja', label: '日语', short: '日' },
  { name: 'ko', label: '韩语', short: '韩' },
  { name: 'ru', label: '俄语', short: '俄' },
]

export type Standing = 'published' | 'built_in' | 'missing'

export interface Status {
  standing: Standing
  label: string
  tone: Tone
  /** A recording that was made after what is heard now, and never published. */
  draft: Sound | null
}

const LOOKS: Record<Standing, { label: string; tone: Tone }> = {
  published: { label: '已发布', tone: 'green' },
  built_in: { label: '城市自带', tone: 'blue' },
  missing: { label: '未制作', tone: 'grey' },
}

export function heardIn(prompt: Prompt, language: SpokenLanguage): PromptLanguage | undefined {
  return prompt.languages.find((each) => each.language === language)
}

export function soundsIn(prompt: Prompt, language: SpokenLanguage): Sound[] {
  return prompt.sounds.filter((each) => each.language === language)
}

export function statusOf(prompt: Prompt, language: SpokenLanguage): Status {
  const source = heardIn(prompt, language)?.source ?? 'missing'
  const standing = source === 'rendered' || source === 'uploaded' ? 'published' : source
  const newest = soundsIn(prompt, language)[0]
  const draft = newest && !newest.is_current && newest.published_at === null ? newest : null
  return { standing, ...LOOKS[standing], draft }
}

export function hasDraft(prompt: Prompt): boolean {
  return LANGUAGES.some(({ name }) => statusOf(prompt, name).draft !== null)
}

/** Nothing at all would be heard: not even the Chinese, which stands in for the others. */
export function isSilent(prompt: Prompt): boolean {
  return statusOf(prompt, 'zh').standing === 'missing'
}

export const SOURCES: Record<Sound['source'], string> = { rendered: '语音合成', uploaded: '上传录音' }
