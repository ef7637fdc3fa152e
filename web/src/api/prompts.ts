import { call, client } from './http'
import type { components } from './schema'

type Schemas = components['schemas']

export type Prompt = Schemas['PromptOut']
export type PromptLanguage = Schemas['PromptLanguageOut']
export type Sound = Schemas['SoundOut']
export type Voice = Schemas['VoiceOut']
export type SpokenLanguage = PromptLanguage['language']

const to = (name: string) => ({ path: { name } })

export function listPrompts(): Promise<Prompt[]> {
  return call(() => client.GET('/api/telephony/prompts'))
}

/** Empty where nothing can speak: recordings have to be uploaded. */
export function listVoices(): Promise<Voice[]> {
  return call(() => client.GET('/api/telephony/voices'))
}

export function savePrompt(name: string, label: string): Promise<unknown> {
  const address = '/api/telephony/prompts/{name}/save'
  return call(() => client.POST(address, { params: to(name), body: { label } }))
}

export function renderPrompt(
  name: string,
  wanted: { language: SpokenLanguage; text: string; voice: string; speed: number },
): Promise<Sound> {
  const address = '/api/telephony/prompts/{name}/render'
  return call(() => client.POST(address, { params: to(name), body: wanted }))
}

export function uploadSound(
  name: string,
  file: File,
  language: SpokenLanguage,
  text: string,
): Promise<Sound> {
  const form = new FormData()
  form.append('file', file)
  form.append('language', language)
  form.append('text', text)
  const body = { file: '', language, text }
  const address = '/api/telephony/prompts/{name}/upload'
  return call(() =>
    client.POST(address, { params: to(name), body, bodySerializer: () => form }),
  )
}

export function publishSound(id: number): Promise<Sound> {
  const address = '/api/telephony/prompt-sounds/{sound_id}/publish'
  return call(() => client.POST(address, { params: { path: { sound_id: id } } }))
}

/** Let citizens hear the city's own sound again. */
export function withdrawPrompt(name: string, language: SpokenLanguage): Promise<unknown> {
  const address = '/api/telephony/prompts/{name}/withdraw'
  return call(() => client.POST(address, { params: to(name), body: { language } }))
}

export function soundAddress(id: number): string {
  return `/api/telephony/prompt-sounds/${id}`
}

export function builtInAddress(name: string, language: SpokenLanguage): string {
  return `/api/telephony/prompts/${name}/built_in/${language}`
}
