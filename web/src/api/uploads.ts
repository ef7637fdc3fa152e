/** Uploading a file so that the person sees how far it is. */
import { unreachable } from './errors'
import { call, currentCsrfToken, type Answer } from './http'
import { isPractising, ONLY_PRACTICE, ONLY_PRACTICE_STATUS } from './practice'
import type { AttachmentView } from './types'

function send(
  file: File,
  onProgress: (share: number) => void,
  signal?: AbortSignal,
): Promise<Answer<AttachmentView>> {
  if (isPractising()) {
    const response = new Response(null, { status: ONLY_PRACTICE_STATUS })
    return Promise.resolve({ error: ONLY_PRACTICE, response })
  }
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/api/attachments')
    request.setRequestHeader('X-CSRFToken', currentCsrfToken())
    request.responseType = 'json'
    request.upload.addEventListener('progress', ({ loaded, total, lengthComputable }) => {
      if (lengthComputable && total > 0) onProgress(loaded / total)
    })
    request.addEventListener('load', () => {
      const response = new Response(null, { status: request.status })
      const body = request.response as AttachmentView
      resolve(response.ok ? { data: body, response } : { error: body, response })
    })
    request.addEventListener('error', () => reject(unreachable()))
    request.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))
    signal?.addEventListener('abort', () => request.abort())
    const form = new FormData()
    form.append('file', file)
    request.send(form)
  })
}

/**
 * Keep one file on the server; `onProgress` hears the share that has left, from 0 to 1.
 *
 * @throws ApiError when it is refused; an AbortError when `signal` gave it up.
 */
export async function uploadFile(
  file: File,
  onProgress: (share: number) => void,
  signal?: AbortSignal,
): Promise<AttachmentView> {
  let given: unknown
  const kept = await call(async () => {
    try {
      return await send(file, onProgress, signal)
    } catch (failure) {
      given = failure
      throw failure
    }
  }).catch((failure: unknown) => {
    throw given instanceof DOMException ? given : failure
  })
  return kept
}
