/** Hear the second a field came from; a running call's sound is there once it has ended. */
import { getCall } from '@/api/calls'
import { soundAddress } from '@/api/recordings'

const BEFORE_SECONDS = 0.6
const AFTER_SECONDS = 5

let audio: HTMLAudioElement | null = null
let stop: ReturnType<typeof setTimeout> | undefined

/** Why it cannot be heard now; empty when it plays. */
export async function playSecond(callId: string, second: number): Promise<string> {
  const call = await getCall(callId).catch(() => null)
  const talk = call?.recordings.find(({ status }) => status === 'ready')
  if (!talk) return '通话结束、录音归档后即可点听。'
  audio?.pause()
  clearTimeout(stop)
  audio = new Audio(soundAddress(talk.id, null))
  audio.currentTime = Math.max(0, second - BEFORE_SECONDS)
  try {
    await audio.play()
  } catch {
    return '这段录音现在放不出来，可到录音页收听。'
  }
  stop = setTimeout(() => audio?.pause(), (BEFORE_SECONDS + AFTER_SECONDS) * 1000)
  return ''
}
