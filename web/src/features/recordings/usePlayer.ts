/** One recording being heard: time, speed, channels, and telling the server what was heard. */
import { onScopeDispose, ref, watch, type Ref } from 'vue'

import { toApiError } from '@/api/errors'
import { noteHeard, soundAddress } from '@/api/recordings'
import { sentenceOf } from '@/shared/failures'

import { Channels, type Hearing } from './channels'
import { spansOf } from './timeline'

export const RATES = [0.75, 1, 1.25, 1.5, 2]
const TELL_MS = 10_000

export interface Player {
  time: Ref<number>
  length: Ref<number>
  playing: Ref<boolean>
  loading: Ref<boolean>
  rate: Ref<number>
  hearing: Ref<Hearing>
  failure: Ref<string>
  toggle(): Promise<void>
  seek(seconds: number): void
  changeRate(step: 1 | -1): void
  retry(): void
}

export function usePlayer(recordingId: number, listeningId: number | null, seconds: number): Player {
  const audio = new Audio()
  const time = ref(0)
  const length = ref(seconds)
  const playing = ref(false)
  const loading = ref(true)
  const rate = ref(1)
  const hearing = ref<Hearing>('both')
  const failure = ref('')
  const address = soundAddress(recordingId, listeningId)
  let channels: Channels | null = null
  let told = ''
  let frame = 0

  function follow(): void {
    time.value = audio.currentTime
    if (playing.value) frame = requestAnimationFrame(follow)
  }

  async function tell(): Promise<void> {
    const spans = spansOf(audio.played)
    if (listeningId === null || spans.length === 0 || JSON.stringify(spans) === told) return
    told = JSON.stringify(spans)
    // The bytes that left the server are counted there anyway.
    await noteHeard(listeningId, spans).catch(() => {})
  }

  /** The element says only that it failed; the server says why. */
  async function explain(): Promise<void> {
    loading.value = false
    playing.value = false
    try {
      const answer = await fetch(address, { headers: { Range: 'bytes=0-0' } })
      const body: unknown = answer.ok ? null : await answer.json().catch(() => null)
      failure.value = answer.ok ? '播放中断，请重试。' : toApiError(answer.status, body).message
    } catch (problem) {
      failure.value = sentenceOf(problem)
    }
  }

  const on = (event: string, run: () => void) => audio.addEventListener(event, run)
  on('loadedmetadata', () => {
    loading.value = false
    if (Number.isFinite(audio.duration)) length.value = audio.duration
  })
  on('waiting', () => (loading.value = true))
  on('canplay', () => (loading.value = false))
  on('seeked', () => (time.value = audio.currentTime))
  on('play', () => {
    playing.value = true
    follow()
  })
  on('pause', () => {
    playing.value = false
    void tell()
  })
  on('error', () => void explain())
  audio.preload = 'metadata'
  audio.src = address
  watch(rate, (wanted) => (audio.playbackRate = wanted))
  watch(hearing, (wanted) => channels?.hear(wanted))

  async function toggle(): Promise<void> {
    if (!audio.paused) {
      audio.pause()
      return
    }
    // Made at the first press: browsers allow sound only after one.
    channels ??= new Channels(audio)
    channels.hear(hearing.value)
    await channels.resume()
    if (length.value > 0 && audio.currentTime >= length.value - 0.1) audio.currentTime = 0
    await audio.play().catch(() => {})
  }

  function seek(wanted: number): void {
    const to = Math.min(Math.max(0, wanted), Math.max(0, length.value))
    audio.currentTime = to
    time.value = to
  }

  function changeRate(step: 1 | -1): void {
    rate.value = RATES[RATES.indexOf(rate.value) + step] ?? rate.value
  }

  function retry(): void {
    failure.value = ''
    loading.value = true
    audio.load()
  }

  const timer = setInterval(() => {
    if (playing.value) void tell()
  }, TELL_MS)
  const leave = () => void tell()
  globalThis.addEventListener('pagehide', leave)
  onScopeDispose(() => {
    globalThis.removeEventListener('pagehide', leave)
    clearInterval(timer)
    cancelAnimationFrame(frame)
    void tell()
    audio.pause()
    audio.removeAttribute('src')
    channels?.close()
  })
  return { time, length, playing, loading, rate, hearing, failure, toggle, seek, changeRate, retry }
}
