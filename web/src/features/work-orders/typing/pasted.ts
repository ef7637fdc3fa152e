/** What a paste or a typed number holds: telephone numbers come with all sorts of signs around. */

const PHONE = /^(?:1[3-9]\d{9}|0\d{2,3}\d{7,8}|400\d{7}|1\d{2,4}|[2-8]\d{6,7})$/
const IDENTITY = /(?<!\d)\d{17}[\dXx](?![\dXx])/
const SIGNS = /[\s\-‐-―（）()._]/g
const RUN = /(?:\+|00)?\d[\d\s\-‐-―（）()._]{1,24}\d/g

/** Half width, without signs, without the country; unchanged when it is no number at all. */
export function plainPhone(text: string): string {
  const narrow = text.normalize('NFKC').trim()
  const digits = narrow.replace(SIGNS, '')
  if (!/^\+?\d+$/.test(digits)) return narrow
  const local = digits.replace(/^(?:\+|00)86/, '')
  return /^86(1[3-9]\d{9})$/.exec(local)?.[1] ?? local
}

export interface Pasted {
  name: string
  phone: string
  /** An identity number: it belongs into no field of the form. */
  hasIdentity: boolean
}

/** The one telephone number in a pasted text, and the short text beside it as a name. */
export function readPasted(text: string): Pasted {
  const narrow = text.normalize('NFKC')
  const hasIdentity = IDENTITY.test(narrow)
  const found = [...narrow.replace(IDENTITY, ' ').matchAll(RUN)].map(([run]) => run)
  const run = found.find((each) => PHONE.test(plainPhone(each)))
  const rest = narrow
    .replace(IDENTITY, ' ')
    .replace(run ?? '', ' ')
    .replace(/(?:姓名|电话|手机|联系方式|联系电话|身份证号?)[:：]?/g, ' ')
    .replace(/[,，;；:：/|]/g, ' ')
    .trim()
  const name = /^[\p{Script=Han}·]{1,12}(?:先生|女士)?$/u.test(rest) ? rest : ''
  return { name, phone: run ? plainPhone(run) : '', hasIdentity }
}
