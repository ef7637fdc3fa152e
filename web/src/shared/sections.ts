/** A page of many sections, each with an address of its own. */
import { defineAsyncComponent, type Component } from 'vue'

export interface Section {
  /** The last part of its address. */
  key: string
  label: string
  component: Component
}

export interface SectionGroup {
  title: string
  sections: Section[]
}

/** A section that is fetched when it is first opened. */
export function section(key: string, label: string, load: () => Promise<Component>): Section {
  return { key, label, component: defineAsyncComponent(load) }
}

/** The one an address names; the first for any other. */
export function sectionOf(groups: readonly SectionGroup[], key: unknown): Section {
  const all = groups.flatMap(({ sections }) => sections)
  return (all.find((each) => each.key === key) ?? all[0]) as Section
}
