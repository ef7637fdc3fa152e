/** The wordings this person may use: fetched once a page, renewed after every change. */
import { shallowRef, type ShallowRef } from 'vue'

import * as api from '@/api/orderForm'
import type { OrderTemplate, SaveTemplateBody } from '@/api/orderForm'

const templates = shallowRef<OrderTemplate[]>([])
let loading: Promise<void> | null = null

async function fetchAll(): Promise<void> {
  try {
    templates.value = await api.listTemplates()
  } catch {
    loading = null // The form goes on without them.
  }
}

export interface Templates {
  templates: ShallowRef<OrderTemplate[]>
  load(): Promise<void>
  save(body: SaveTemplateBody): Promise<void>
  remove(id: number): Promise<void>
}

export function useTemplates(): Templates {
  async function load(): Promise<void> {
    loading = fetchAll()
    await loading
  }
  async function save(body: SaveTemplateBody): Promise<void> {
    await api.saveTemplate(body)
    await load()
  }
  async function remove(id: number): Promise<void> {
    await api.removeTemplate(id)
    await load()
  }
  loading ??= fetchAll()
  return { templates, load, save, remove }
}
