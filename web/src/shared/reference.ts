/** Dictionaries that forms offer, fetched once per page. */
import { ref, shallowRef, type Ref } from 'vue'

import * as api from '@/api/reference'
import type { AreaView, Choice, DepartmentView, TopicView } from '@/api/types'

export interface Reference {
  areas: AreaView[]
  topics: TopicView[]
  departments: DepartmentView[]
  appealTypes: Choice[]
  urgencies: Choice[]
}

export interface ReferenceBox {
  reference: Ref<Reference | null>
  failure: Ref<unknown>
  load(): Promise<void>
}

const reference = shallowRef<Reference | null>(null)
const failure = ref<unknown>(null)
let loading: Promise<void> | null = null

async function fetchAll(): Promise<void> {
  try {
    const [areas, topics, departments, appealTypes, urgencies] = await Promise.all([
      api.listAreas(),
      api.listTopics(),
      api.listDepartments(),
      api.listAppealTypes(),
      api.listUrgencies(),
    ])
    reference.value = { areas, topics, departments, appealTypes, urgencies }
    failure.value = null
  } catch (problem) {
    failure.value = problem
    loading = null
  }
}

function load(): Promise<void> {
  loading ??= fetchAll()
  return loading
}

export function useReference(): ReferenceBox {
  void load()
  return { reference, failure, load }
}

export interface PathOption {
  value: string
  /** The whole path, so that typing any part of it finds it. */
  label: string
  group: string
}

interface Node {
  code: string
  name: string
  parent_code: string
}

/** Name every node with its parents: `城市管理 / 噪声扰民`; the root of areas is left out. */
export function pathOptions(nodes: readonly Node[], skipRoots = false): PathOption[] {
  const byCode = new Map(nodes.map((node) => [node.code, node]))
  const pathOf = (node: Node): string[] => {
    const parent = node.parent_code ? byCode.get(node.parent_code) : undefined
    const above = parent ? pathOf(parent) : []
    return skipRoots && !parent ? [] : [...above, node.name]
  }
  return nodes.flatMap((node) => {
    const path = pathOf(node)
    if (path.length === 0) return []
    return [{ value: node.code, label: path.join(' / '), group: path[0] ?? '' }]
  })
}

/** Only nodes nothing hangs below: orders point to these. */
export function leafOptions(nodes: readonly Node[]): PathOption[] {
  const parents = new Set(nodes.map((node) => node.parent_code))
  return pathOptions(nodes).filter(({ value }) => !parents.has(value))
}

export interface DepartmentOption {
  id: number
  name: string
  duties: string
}

/** The tree laid out in reading order; a bureau's branch carries the bureau's name. */
export function departmentOptions(tree: readonly DepartmentView[], above = ''): DepartmentOption[] {
  return tree.flatMap((each) => {
    const name = above ? `${above} / ${each.name}` : each.name
    return [{ id: each.id, name, duties: each.duties }, ...departmentOptions(each.children, name)]
  })
}
