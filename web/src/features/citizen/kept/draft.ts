/** What a citizen is about to tell the hotline, and what is still missing at each step. */
import { newKey } from '../key'

export interface KeptFile {
  id: string
  name: string
  kind: 'photo' | 'voice'
  content: Blob
  /** A small picture as a data address; empty for sound. */
  preview: string
  /** The server's name for it, once it lies there. */
  fileId: string
}

export interface Draft {
  /** Sent along, so that a second try is known as the first. */
  key: string
  changedAt: number
  event: string
  demand: string
  place: string
  areaCode: string
  latitude: number | null
  longitude: number | null
  files: KeptFile[]
  phone: string
  name: string
  /** Where a firm speaks. */
  company: string
  isConfidential: boolean | null
  phoneProof: string
}

export const STEPS = ['what', 'place', 'photos', 'known', 'contact', 'review'] as const
export type Step = (typeof STEPS)[number]
export type Lack = 'event' | 'eventShort' | 'place' | 'phone' | 'phoneWrong' | 'confidential'

export const MOST_FILES = 9
const LEAST_WORDS = 5
const STALE_MS = 7 * 86_400_000

export function emptyDraft(): Draft {
  return {
    key: newKey(),
    changedAt: 0,
    event: '',
    demand: '',
    place: '',
    areaCode: '',
    latitude: null,
    longitude: null,
    files: [],
    phone: '',
    name: '',
    company: '',
    isConfidential: null,
    phoneProof: '',
  }
}

/** `138 0013-8000` as it is dialled; full-width digits as typed by some keyboards. */
export function plainPhone(typed: string): string {
  return typed.normalize('NFKC').replaceAll(/[\s-]/g, '').replace(/^\+?86(?=1\d{10}$)/, '')
}

export function isPhone(typed: string): boolean {
  return /^(1[3-9]\d{9}|0\d{2,3}\d{7,8}|\d{7,8}|\+\d{8,15})$/.test(plainPhone(typed))
}

/** What must be mended before the step may be left; empty when nothing. */
export function lacks(draft: Draft, step: Step): Lack[] {
  if (step === 'what') return lackOfWords(draft)
  if (step === 'place') return draft.place.trim() || draft.areaCode || draft.latitude !== null ? [] : ['place']
  if (step === 'contact') return lackOfContact(draft)
  if (step === 'review') return STEPS.slice(0, -1).flatMap((each) => lacks(draft, each))
  return []
}

function lackOfWords({ event, files }: Draft): Lack[] {
  const said = event.trim()
  if (!said) return files.some(({ kind }) => kind === 'voice') ? [] : ['event']
  return said.length < LEAST_WORDS ? ['eventShort'] : []
}

function lackOfContact({ phone, isConfidential }: Draft): Lack[] {
  const found: Lack[] = []
  if (!phone.trim()) found.push('phone')
  else if (!isPhone(phone)) found.push('phoneWrong')
  if (isConfidential === null) found.push('confidential')
  return found
}

/** Whether anything was written that would be missed. */
export function isWritten(draft: Draft): boolean {
  return Boolean(draft.event.trim() || draft.place.trim() || draft.files.length > 0)
}

/** A draft that nobody came back to is not kept on a phone that may be shared. */
export function isStale(draft: Draft, now: number): boolean {
  return now - draft.changedAt > STALE_MS
}
