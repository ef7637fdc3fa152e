/** Records a voice message as the telephone hears it: 8 kHz, under a megabyte a minute. */
import { wavOf } from './wav'

export const MOST_SECONDS = 60
const RATE = 8000

export function canRecord(): boolean {
  return typeof MediaRecorder !== 'undefined' && Boolean(navigator.mediaDevices?.getUserMedia)
}

/** Whatever the browser records (WebM here, MP4 there) becomes the one kind the hotline keeps. */
async function toWav(recorded: Blob): Promise<Blob> {
  const offline = new OfflineAudioContext(1, RATE * (MOST_SECONDS + 1), RATE)
  const sound = await offline.decodeAudioData(await recorded.arrayBuffer())
  const exact = new OfflineAudioContext(1, Math.max(1, Math.ceil(sound.duration * RATE)), RATE)
  const source = exact.createBufferSource()
  source.buffer = sound
  source.connect(exact.destination)
  source.start()
  return wavOf((await exact.startRendering()).getChannelData(0), RATE)
}

/** Begin; the returned function ends it and gives the sound. */
export async function record(): Promise<() => Promise<Blob>> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
  const recorder = new MediaRecorder(stream)
  const parts: Blob[] = []
  recorder.addEventListener('dataavailable', ({ data }) => parts.push(data))
  const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve))
  recorder.start(1000)
  return async () => {
    if (recorder.state !== 'inactive') recorder.stop()
    await stopped
    for (const track of stream.getTracks()) track.stop()
    return toWav(new Blob(parts))
  }
}
