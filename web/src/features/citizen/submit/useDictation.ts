/** Speech to text by the browser itself, where it can: nothing of ours is asked, and it says so. */
import { onBeforeUnmount, ref } from 'vue'

import { language } from '../language'

interface Recogniser extends EventTarget {
  lang: string
  continuous: boolean
  interimResults: boolean
  start(): void
  stop(): void
}
interface Heard extends Event {
  resultIndex: number
  results: ArrayLike<ArrayLike<{ transcript: string }> & { isFinal: boolean }>
}
type Making = new () => Recogniser

function making(): Making | undefined {
  const { SpeechRecognition, webkitSpeechRecognition } = globalThis as unknown as Record<string, Making | undefined>
  return SpeechRecognition ?? webkitSpeechRecognition
}

export function useDictation(take: (said: string) => void) {
  const Making = making()
  const isListening = ref(false)
  /** What it makes of the words just now; they may still change. */
  const heard = ref('')
  let recogniser: Recogniser | undefined

  function begin(): void {
    if (!Making) return
    recogniser = new Making()
    recogniser.lang = language.value === 'zh' ? 'zh-CN' : 'en-US'
    recogniser.continuous = true
    recogniser.interimResults = true
    recogniser.addEventListener('result', (event) => hear(event as Heard))
    for (const over of ['end', 'error']) recogniser.addEventListener(over, ended)
    recogniser.start()
    isListening.value = true
  }

  function hear({ resultIndex, results }: Heard): void {
    heard.value = ''
    for (const result of Array.from(results).slice(resultIndex)) {
      const transcript = result[0]?.transcript ?? ''
      if (result.isFinal) take(transcript)
      else heard.value += transcript
    }
  }

  function ended(): void {
    isListening.value = false
    heard.value = ''
  }

  function stop(): void {
    recogniser?.stop()
    ended()
  }

  onBeforeUnmount(stop)
  return { isPossible: Making !== undefined, isListening, heard, toggle: () => (isListening.value ? stop() : begin()) }
}
