/** A citizen's video visit from the first look to the end: what the page shows follows from it. */
import { computed, onBeforeUnmount, ref, shallowRef } from 'vue'

import * as portal from '@/api/portal'
import type { VisitStage } from '@/api/types'
import { sentenceOf } from '@/shared/failures'
import { closeMicrophone, openMicrophone } from '@/telephone/microphone'
import { blankPicture, openCamera, type Facing } from '@/telephone/picture'
import type { CallByVideo, VisitorLine } from '@/telephone/visitorLine'

const LOOK_MS = 2000

export type Step = 'checking' | 'closed' | 'ready' | 'opening' | 'calling' | 'connected' | 'over'

let loadCall = async (): Promise<CallByVideo> =>
  (await import('@/telephone/visitorLine')).callByVideo

/** Tests put a line without sound here. */
export function useLineMaker(maker: typeof loadCall): void {
  loadCall = maker
}

export function useVideoVisit() {
  const step = ref<Step>('checking')
  const trouble = ref('')
  const stage = ref<VisitStage>({ stage: 'unknown', is_seen: true })
  const remote = shallowRef<MediaStream | null>(null)
  const own = shallowRef<MediaStream | null>(null)
  const isMuted = ref(false)
  const talkedSince = ref<number | null>(null)
  const talkedSeconds = ref(0)
  const facing = ref<Facing>('user')
  const cameraOn = computed(() => own.value !== null)
  let sound: MediaStream | null = null
  let camera: MediaStreamTrack | null = null
  let blank: MediaStreamTrack | null = null
  let line: VisitorLine | null = null
  let watching: ReturnType<typeof setInterval> | undefined

  async function look(): Promise<void> {
    trouble.value = ''
    step.value = 'checking'
    try {
      const { is_open, message } = await portal.videoOpening()
      trouble.value = message
      step.value = is_open ? 'ready' : 'closed'
    } catch (failure) {
      trouble.value = sentenceOf(failure)
      step.value = 'closed'
    }
  }

  /** Open camera and microphone first: a refusal costs no pass, and the pass is short-lived. */
  async function begin(): Promise<void> {
    if (step.value !== 'ready' && step.value !== 'over') return
    trouble.value = ''
    step.value = 'opening'
    try {
      sound = await openMicrophone()
      await showCamera(await openCamera(facing.value))
    } catch (failure) {
      close()
      trouble.value = (failure as Error).message
      step.value = 'ready'
      return
    }
    await dial(sound)
  }

  async function dial(heard: MediaStream): Promise<void> {
    try {
      const [visit, callByVideo] = await Promise.all([portal.beginVisit(), loadCall()])
      step.value = 'calling'
      const media = new MediaStream([...heard.getTracks(), ...(camera ? [camera] : [])])
      line = callByVideo(visit, media, {
        stream: (stream) => {
          remote.value = null
          remote.value = stream
        },
        connected: () => connected(visit.visit_id),
        ended: (why) => finish(why),
      })
    } catch (failure) {
      close()
      trouble.value = sentenceOf(failure)
      step.value = 'ready'
    }
  }

  function connected(visitId: string): void {
    step.value = 'connected'
    watching = setInterval(() => void follow(visitId), LOOK_MS)
    void follow(visitId)
  }

  async function follow(visitId: string): Promise<void> {
    try {
      const now = await portal.visitStage(visitId)
      if (step.value !== 'connected') return
      stage.value = now
      if (now.stage === 'talking') talkedSince.value ??= Date.now()
    } catch {
      return // the call itself goes on; the next look may succeed
    }
  }

  async function showCamera(track: MediaStreamTrack | null): Promise<void> {
    camera?.stop()
    camera = track
    own.value = track ? new MediaStream([track]) : null
    if (!line) return
    blank ??= track ? null : blankPicture()
    const sent = track ?? blank
    if (sent) await line.sendPicture(sent)
  }

  async function toggleCamera(): Promise<void> {
    try {
      await showCamera(cameraOn.value ? null : await openCamera(facing.value))
      trouble.value = ''
    } catch (failure) {
      trouble.value = (failure as Error).message
    }
  }

  /** The other camera of a phone: the face, or what the citizen wants to show. */
  async function turnCamera(): Promise<void> {
    if (!cameraOn.value) return
    facing.value = facing.value === 'user' ? 'environment' : 'user'
    camera?.stop() // most phones open only one of their cameras at a time
    try {
      await showCamera(await openCamera(facing.value))
    } catch (failure) {
      await showCamera(null)
      trouble.value = (failure as Error).message
    }
  }

  function toggleMute(): void {
    isMuted.value = !isMuted.value
    line?.setMuted(isMuted.value)
  }

  function finish(why: string): void {
    if (talkedSince.value) {
      talkedSeconds.value = Math.round((Date.now() - talkedSince.value) / 1000)
    }
    close()
    trouble.value = why
    step.value = 'over'
  }

  function close(): void {
    clearInterval(watching)
    closeMicrophone(sound)
    camera?.stop()
    blank?.stop()
    sound = camera = blank = line = null
    own.value = remote.value = talkedSince.value = null
    isMuted.value = false
    stage.value = { stage: 'unknown', is_seen: true }
  }

  function hangUp(): void {
    line?.hangUp()
  }

  function leave(): void {
    hangUp()
    close()
  }

  globalThis.addEventListener('pagehide', leave)
  onBeforeUnmount(() => {
    globalThis.removeEventListener('pagehide', leave)
    leave()
  })

  return {
    step,
    trouble,
    stage,
    remote,
    own,
    cameraOn,
    isMuted,
    talkedSince,
    talkedSeconds,
    look,
    begin,
    hangUp,
    toggleCamera,
    turnCamera,
    toggleMute,
    sendDigit: (digit: string) => line?.sendDigit(digit),
    facing,
  }
}

export type VideoVisitState = ReturnType<typeof useVideoVisit>
