/** What an operator does with the conversation that is open. */
import { ref, type Ref } from 'vue'

import * as api from '@/api/conversations'
import type { Closing, TalkMessage } from '@/api/conversations'
import { tellFailure } from '@/shared/failures'
import { tellSuccess } from '@/shared/messages'
import { newKey } from '@/shared/newKey'
import type { Asked } from '@/shared/ui/ReasonDialog.vue'

import { useConversations } from './store'
import type { OpenTalk } from './useTalk'

export interface TalkActs {
  /** What the dialog asks a reason for. */
  asked: Ref<Asked | null>
  ending: Ref<boolean>
  send(text: string): Promise<boolean>
  repeat(message: TalkMessage): void
  take(): Promise<void>
  askHandBack(): void
  askNuisance(): void
  end(closing: Closing): Promise<void>
}

export function useTalkActs(open: OpenTalk, left: (id: string) => void): TalkActs {
  const talks = useConversations()
  const asked = ref<Asked | null>(null)
  const ending = ref(false)
  /** Kept until it got there: sending again after a lost answer says it once. */
  let attempt = { text: '', id: '', key: '' }

  async function send(text: string): Promise<boolean> {
    const id = open.talk.value?.id
    if (!id) return false
    if (attempt.text !== text || attempt.id !== id) attempt = { text, id, key: newKey() }
    try {
      open.add(await api.writeTo(id, text, attempt.key))
      attempt = { text: '', id: '', key: '' }
      void open.renew()
      void talks.load()
      return true
    } catch (problem) {
      tellFailure(problem)
      return false
    }
  }
  async function gone(id: string, done: string): Promise<void> {
    tellSuccess(done)
    await talks.leave(id)
    left(id)
  }
  function askHandBack(): void {
    const talk = open.talk.value
    if (!talk?.may_write) return
    asked.value = {
      title: '退回排队',
      lead: `${talk.peer_label}的会话会回到队列，由其他热线员接待；已说的话都保留，登记表里已填的不保留。`,
      confirm: '退回排队',
      hint: '为什么需要别人来接待，接手的人会看到',
      act: async (note) => {
        await api.handBack(talk.id, note)
        await gone(talk.id, '已退回排队')
      },
    }
  }
  function askNuisance(): void {
    const talk = open.talk.value
    if (!talk?.may_write) return
    asked.value = {
      title: '标记骚扰',
      lead: '会话会立即结束并记为骚扰。是否拉黑由班长另行审批，市民再来仍会进入排队。',
      confirm: '标记并结束',
      isDanger: true,
      hint: '例如反复发送无关内容、辱骂',
      act: async (reason) => {
        await api.reportNuisance(talk.id, reason)
        await gone(talk.id, '已标记骚扰并结束会话')
      },
    }
  }
  async function end(closing: Closing): Promise<void> {
    const id = open.talk.value?.id
    if (!id) return
    open.take(await api.closeTalk(id, closing))
    await gone(id, '会话已结束')
  }
  async function take(): Promise<void> {
    const id = open.talk.value?.id
    if (!id) return
    try {
      await talks.takeOne(id)
    } catch (problem) {
      tellFailure(problem)
    }
    await open.load()
  }
  return {
    asked,
    ending,
    send,
    repeat: (message) => void send(message.text),
    take,
    askHandBack,
    askNuisance,
    end,
  }
}
