/** The doors a citizen uses without signing in. */
import { toApiError, unreachable } from './errors'
import { call, client } from './http'
import type { CitizenFile, Sent, SubmissionBody, TrackedCase } from './citizenTypes'

/** By what right somebody sees a case. */
export interface Pass {
  number: string
  code: string
}

export const submit = (body: SubmissionBody) =>
  call(() => client.POST('/api/portal/submissions', { body }), false)
export const suggest = (event: string, place: string) =>
  call(() => client.POST('/api/portal/suggestions', { body: { event, place } }), false)
export const follow = (body: Sent<'/api/portal/follows'>) =>
  call(() => client.POST('/api/portal/follows', { body }), false)
export const giveChallenge = () => call(() => client.GET('/api/portal/challenge'), false)

export const trackCase = (pass: Pass): Promise<TrackedCase> =>
  call(() => client.POST('/api/portal/track', { body: pass }), false)
export const addTo = (body: Sent<'/api/portal/track/additions'>): Promise<TrackedCase> =>
  call(() => client.POST('/api/portal/track/additions', { body }), false)
export const urge = (body: Sent<'/api/portal/track/urges'>): Promise<TrackedCase> =>
  call(() => client.POST('/api/portal/track/urges', { body }), false)
export const withdraw = (body: Sent<'/api/portal/track/withdrawals'>): Promise<TrackedCase> =>
  call(() => client.POST('/api/portal/track/withdrawals', { body }), false)
export const reopen = (body: Sent<'/api/portal/track/reopenings'>): Promise<TrackedCase> =>
  call(() => client.POST('/api/portal/track/reopenings', { body }), false)
export const rate = (body: Sent<'/api/portal/track/ratings'>): Promise<TrackedCase> =>
  call(() => client.POST('/api/portal/track/ratings', { body }), false)

export const askReturnCall = (body: Sent<'/api/portal/return-calls'>) =>
  call(() => client.POST('/api/portal/return-calls', { body }), false)
export const sendPhoneCode = (phone: string) =>
  call(() => client.POST('/api/portal/phone-codes', { body: { phone } }), false)
export const provePhone = (phone: string, code: string) =>
  call(() => client.POST('/api/portal/phone-proofs', { body: { phone, code } }), false)

export const findServiceItems = (q: string, page: number) =>
  call(() => client.GET('/api/portal/service-items', { params: { query: { q, page } } }), false)
export const findAnswers = (q: string) =>
  call(() => client.GET('/api/portal/answers', { params: { query: { q } } }), false)
export const findArticles = (q: string) =>
  call(() => client.GET('/api/portal/knowledge', { params: { query: { q, page: 1 } } }), false)
export const getPublicArticle = (id: number) =>
  call(() => client.GET('/api/portal/knowledge/{article_id}', { params: { path: { article_id: id } } }), false)
export const listAreas = () => call(() => client.GET('/api/portal/areas'), false)

export const beginChat = (key: string) =>
  call(() => client.POST('/api/portal/chats', { body: { key } }), false)
export const sayInChat = (visitor: string, key: string, text: string) =>
  call(() => client.POST('/api/portal/chats/messages', { body: { visitor, key, text, file_ids: [] } }), false)
export const hearChat = (visitor: string, after: number) =>
  call(() => client.GET('/api/portal/chats/messages', { params: { query: { visitor, after } } }), false)

/** Put one file down; `onProgress` hears the share that has left, from 0 to 1. */
export function uploadFile(file: File, onProgress: (share: number) => void): Promise<CitizenFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/api/portal/files')
    request.responseType = 'json'
    request.upload.addEventListener('progress', ({ loaded, total, lengthComputable }) => {
      if (lengthComputable && total > 0) onProgress(loaded / total)
    })
    request.addEventListener('load', () => {
      const { status } = request
      if (status >= 200 && status < 300) resolve(request.response as CitizenFile)
      else reject(toApiError(status, request.response))
    })
    request.addEventListener('error', () => reject(unreachable()))
    const form = new FormData()
    form.append('file', file)
    request.send(form)
  })
}
