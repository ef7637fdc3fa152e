/** A chat with the hotline: asks for news while the page is seen, and goes on after a reload. */
import { onBeforeUnmount, onMounted, ref } from 'vue'

import { beginChat, hearChat, sayInChat } from '@/api/citizen'
import type { SaidMessage } from '@/api/citizenTypes'
import { ApiError } from '@/api/errors'
import { forgetForGood, keepForGood, keptForGood } from '@/shared/storage'

import { newKey } from '../key'
import { nextWait } from './polling'

const KEPT_AS = 'hotline.citizen.chat'

export function useChat() {
  const messages = ref<SaidMessage[]>([])
  const state = ref('none')
  const operator = ref('')
  const receipt = ref({ number: '', code: '' })
  const isLost = ref(false)
  let visitor = String(keptForGood(KEPT_AS) ?? '')
  let timer: ReturnType<typeof setTimeout> | undefined
  let wait = 0
  let isGone = false
  /** One text keeps its key until it has been taken. */
  let sending = { text: '', key: '' }

  async function hear(): Promise<void> {
    clearTimeout(timer)
    if (!visitor || document.hidden || isGone) return
    let isNew = false
    try {
      const talk = await hearChat(visitor, messages.value.at(-1)?.position ?? 0)
      isNew = take(talk.messages)
      state.value = talk.state
      operator.value = talk.operator
      receipt.value = { number: talk.number, code: talk.code }
      isLost.value = false
    } catch (failure) {
      isLost.value = true
      // The browser's pass is a month old: begin anew.
      if (failure instanceof ApiError && failure.code === 'token_invalid') return forgetAll()
    }
    wait = nextWait(wait, isNew)
    if (!isGone) timer = setTimeout(hear, wait)
  }

  /** Two answers may overlap: each message is shown once. */
  function take(said: SaidMessage[]): boolean {
    const last = messages.value.at(-1)?.position ?? 0
    const fresh = said.filter(({ position }) => position > last)
    messages.value = [...messages.value, ...fresh]
    return fresh.length > 0
  }

  async function say(text: string): Promise<void> {
    if (sending.text !== text) sending = { text, key: newKey() }
    if (!visitor) {
      visitor = (await beginChat(newKey())).visitor
      keepForGood(KEPT_AS, visitor)
    }
    await sayInChat(visitor, sending.key, text)
    sending = { text: '', key: '' }
    wait = 0
    await hear()
  }

  function forgetAll(): void {
    clearTimeout(timer)
    forgetForGood(KEPT_AS)
    visitor = ''
    messages.value = []
    state.value = 'none'
    operator.value = ''
    receipt.value = { number: '', code: '' }
    isLost.value = false
  }

  function seen(): void {
    wait = 0
    void hear()
  }

  onMounted(() => {
    document.addEventListener('visibilitychange', seen)
    void hear()
  })
  onBeforeUnmount(() => {
    isGone = true
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', seen)
  })

  return { messages, state, operator, receipt, isLost, say, forgetAll }
}
