/** A refusal of the server, or its silence; `message` is Chinese and fit to be shown. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  /** Path of a field, such as `demands.0.place` → what is wrong with it. */
  readonly fields: Readonly<Record<string, string>>

  constructor(
    status: number,
    code: string,
    message: string,
    fields: Readonly<Record<string, string>> = {},
  ) {
    super(message)
    this.name = 'ApiError'
    this.status = status
    this.code = code
    this.fields = fields
  }
}

export const UNREACHABLE = 'unreachable'

/** Build the error for a response that is not 2xx; survives bodies that are no JSON. */
export function toApiError(status: number, body: unknown): ApiError {
  if (typeof body === 'object' && body !== null && 'message' in body) {
    const { code, message, fields } = body as Record<string, unknown>
    if (typeof message === 'string' && message) {
      return new ApiError(
        status,
        typeof code === 'string' ? code : 'refused',
        message,
        (fields ?? {}) as Record<string, string>,
      )
    }
  }
  if (status === 404) return new ApiError(status, 'not_found', '没有找到所请求的内容。')
  if (status === 413) return new ApiError(status, 'too_large', '上传的文件过大。')
  if (status >= 500) return new ApiError(status, 'internal', '服务器暂时不可用，请稍后重试。')
  return new ApiError(status, 'refused', '请求未被接受，请刷新页面后重试。')
}

export function unreachable(): ApiError {
  return new ApiError(0, UNREACHABLE, '网络连接失败，请检查网络后重试。')
}
