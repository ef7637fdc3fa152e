/** The pages are built in Chinese and in English; which of them the server hands out, this cookie says. */
import { keepForGood } from './storage'

const COOKIE = 'hotline_language'
/** Where the citizens' pages look, which speak both by themselves. */
export const KEPT_AS = 'hotline.language'
const A_YEAR = 365 * 86_400

export const isEnglish = import.meta.env.MODE === 'english'
/** The other language by its own name, for whoever cannot read this one. */
export const OTHER_LANGUAGE = isEnglish ? '中文' : 'English'

/** For every page of this browser: the staff's, the citizens' and those between, such as video. */
export function rememberLanguage(chosen: 'zh' | 'en'): void {
  document.cookie = `${COOKIE}=${chosen}; Path=/; Max-Age=${A_YEAR}; SameSite=Lax`
  keepForGood(KEPT_AS, chosen)
}

/** Drafts and the place in the page outlive the reload. */
export function speakTheOther(reload = (): void => location.reload()): void {
  rememberLanguage(isEnglish ? 'zh' : 'en')
  reload()
}
