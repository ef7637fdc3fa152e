/**
 * While somebody practises, a server within the page answers for the orders of the lesson, and
 * whatever would write is kept here: nothing of a lesson reaches the server.
 */
export interface PracticeServer {
  /** The answer to a request; null lets a question through to the server. */
  answer(request: Request): Promise<Response | null>
}

let server: PracticeServer | null = null

export function practiseWith(wanted: PracticeServer | null): void {
  server = wanted
}

export function isPractising(): boolean {
  return server !== null
}

/** Send a request to whoever answers now. */
export function send(request: Request): Promise<Response> {
  const lesson = server
  if (!lesson) return globalThis.fetch(request)
  return lesson.answer(request).then((answer) => answer ?? globalThis.fetch(request))
}

/** What an act gets that a lesson does not play. */
export const ONLY_PRACTICE = {
  code: 'practice',
  message: '这是练习，这一步没有提交到系统。点“结束练习”后即可正式操作。',
}
export const ONLY_PRACTICE_STATUS = 422
