/** One loudspeaker for all play buttons: a new sound ends the one before. */
import { ref, type Ref } from 'vue'

import { tellError } from '@/shared/messages'

const playing = ref('')
let audio: HTMLAudioElement | null = null

function stop(): void {
  audio?.pause()
  audio = null
  playing.value = ''
}

async function play(address: string): Promise<void> {
  stop()
  const mine = new Audio(address)
  audio = mine
  playing.value = address
  mine.addEventListener('ended', () => {
    if (audio === mine) stop()
  })
  try {
    await mine.play()
  } catch {
    if (audio !== mine) return
    stop()
    tellError('无法播放：录音不存在，或网络中断。')
  }
}

export interface Player {
  /** The address of the sound that is heard now. */
  playing: Ref<string>
  toggle(address: string): void
  /** Be silent, if it is this sound that is heard. */
  hush(address: string): void
}

export function usePlayer(): Player {
  return {
    playing,
    hush: (address) => {
      if (playing.value === address) stop()
    },
    toggle: (address) => {
      if (playing.value === address) stop()
      else void play(address)
    },
  }
}
