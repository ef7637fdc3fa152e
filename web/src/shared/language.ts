/** The pages are built in Chinese and in English; which of them the server hands out, this cookie says. */
import { keepForGood } from './storage'

const COOKIE = 'hotline_language'
/** The citizens' pages, which speak both by themselves, keep their language here. */
const KEPT_AS = 'hotline.language'
const A_YEAR = 365 * 86_400

export const isEnglish = import.meta.env.MODE === 'english'
/** The other language by its own name, for whoever cannot read this one. */
export const OTHER_LANGUAGE = isEnglish ? '中文' : 'English'

/** Drafts and the place in the page outlive the reload. */
export function speakTheOther(reload = (): void => location.reload()): void {
  const chosen = isEnglish ? 'zh' : 'en'
  document.cookie = `${COOKIE}=${chosen}; Path=/; Max-Age=${A_YEAR}; SameSite=Lax`
  keepForGood(KEPT_AS, chosen)
  reload()
}
