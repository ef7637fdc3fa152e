/** Answers as the server would write them. */
import { ONLY_PRACTICE, ONLY_PRACTICE_STATUS } from '@/api/practice'

export function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json' },
  })
}

export function notFound(): Response {
  return json({ code: 'not_found', message: '练习里没有这一项。' }, 404)
}

export function onlyPractice(): Response {
  return json(ONLY_PRACTICE, ONLY_PRACTICE_STATUS)
}
