/** Hear the second a field came from, while the call goes on or from its recording. */
import { getCall } from '@/api/calls'
import { momentAddress, soundAddress } from '@/api/recordings'

const BEFORE_SECONDS = 0.6
const AFTER_SECONDS = 5

let audio: HTMLAudioElement | null = null
let stop: ReturnType<typeof setTimeout> | undefined

/** Why it cannot be heard now; empty when it plays. */
export async function playSecond(callId: string, second: number): Promise<string> {
  const call = await getCall(callId).catch(() => null)
  const talk = call?.recordings.find(({ status }) => status === 'ready')
  audio?.pause()
  clearTimeout(stop)
  audio = new Audio(talk ? soundAddress(talk.id, null) : momentAddress(callId, second))
  if (talk) audio.currentTime = Math.max(0, second - BEFORE_SECONDS)
  try {
    await audio.play()
  } catch {
    return talk
      ? '这段录音现在放不出来，可到录音页收听。'
      : '这一秒现在还放不出来，录音归档后即可点听。'
  }
  stop = setTimeout(() => audio?.pause(), (BEFORE_SECONDS + AFTER_SECONDS) * 1000)
  return ''
}
