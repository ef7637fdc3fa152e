/** What the server says is Chinese, and so is the page; the English pages have another of this file. */
import type { Middleware } from 'openapi-fetch'

export const serverWords: Middleware | null = null
