/** How somebody wants to be told on this computer. */
import { keepForGood, keptForGood } from '@/shared/storage'

export interface Choices {
  sound: boolean
  desktop: boolean
}

const key = (userId: number): string => `hotline.bell.choices.${userId}`

/** Departments work in offices of their own, where nobody expects a page to sound. */
export function choicesOf(userId: number, isHandler: boolean): Choices {
  const kept = (keptForGood(key(userId)) ?? {}) as Partial<Choices>
  return { sound: kept.sound ?? !isHandler, desktop: kept.desktop ?? false }
}

export function keepChoices(userId: number, choices: Choices): void {
  keepForGood(key(userId), choices)
}

export function mayNotify(): boolean {
  return globalThis.Notification?.permission === 'granted'
}

/** Asked on a click only: browsers refuse what nobody asked for. */
export async function askPermission(): Promise<boolean> {
  if (!globalThis.Notification) return false
  return mayNotify() || (await Notification.requestPermission()) === 'granted'
}
