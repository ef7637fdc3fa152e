/** How a draft reaches the server. */
import { giveChallenge, submit, uploadFile } from '@/api/citizen'

import { language } from '../language'
import { solveInWorker } from '../challenge/inWorker'
import { plainPhone, type Draft } from './draft'
import type { Door } from './outbox'

/** What stands for words where somebody only spoke. */
const SPOKEN = '（语音反映，内容见录音附件）'
const POINTED = '（见所附的地图位置）'

export function bodyOf(draft: Draft, channel: 'web' | 'app', challenge: string) {
  return {
    key: draft.key,
    channel,
    event: draft.event.trim() || SPOKEN,
    demand: draft.demand.trim(),
    place: draft.place.trim() || POINTED,
    area_code: draft.areaCode,
    latitude: draft.latitude,
    longitude: draft.longitude,
    name: draft.name.trim(),
    company: draft.company.trim(),
    phone: plainPhone(draft.phone),
    is_confidential: draft.isConfidential === true,
    file_ids: draft.files.map(({ fileId }) => fileId),
    language: language.value,
    phone_proof: draft.phoneProof,
    challenge,
  }
}

export function ownChannel(): 'web' | 'app' {
  return globalThis.matchMedia?.('(display-mode: standalone)').matches ? 'app' : 'web'
}

export function draftDoor(uploaded: Record<string, number>): Door {
  return {
    async upload({ id, name, content }) {
      const kept = await uploadFile(new File([content], name, { type: content.type }), (share) => {
        uploaded[id] = share
      })
      uploaded[id] = 1
      return kept.file_id
    },
    async submit(draft, challenge) {
      const { number, code, due_at } = await submit(bodyOf(draft, ownChannel(), challenge))
      return { number, code, dueAt: due_at ?? '' }
    },
    async solve() {
      const { challenge, bits } = await giveChallenge()
      return solveInWorker(challenge, bits)
    },
  }
}
