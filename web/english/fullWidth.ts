/** What a text must hold to need English, and the marks that have an English one of their own. */

/** Chinese characters, and punctuation as wide as one. */
const CHINESE = /[\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff01-\uff5e]/
const CHARACTER = /[\u3400-\u9fff\uf900-\ufaff]/

const MARKS: Record<string, string> = {
  '，': ', ',
  '、': ', ',
  '。': '. ',
  '；': '; ',
  '：': ': ',
  '？': '? ',
  '！': '! ',
  '（': ' (',
  '）': ')',
  '【': '[',
  '】': ']',
  '「': '“',
  '」': '”',
  '《': '“',
  '》': '”',
  '＋': '+',
  '－': '-',
  '～': '–',
  '＞': '>',
  '＜': '<',
  '％': '%',
}

export function isChinese(text: string): boolean {
  return CHINESE.test(text)
}

/** The English of a text that is nothing but gaps and marks; null where a word must be said. */
export function markedInEnglish(text: string): string | null {
  if (CHARACTER.test(text) || /\p{L}/u.test(text)) return null
  const spaced = text.replace(/[\u3001-\uff5e]/g, (mark) => MARKS[mark] ?? mark)
  return isChinese(spaced) ? null : spaced.replace(/ {2,}/g, ' ')
}
