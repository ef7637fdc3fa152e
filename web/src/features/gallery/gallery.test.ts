import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'

import { expect, it } from 'vitest'

it('shows every shared component', () => {
  const shown = globSync('src/features/gallery/*.vue').map((file) => readFileSync(file, 'utf8')).join('\n')
  const shared = globSync('src/shared/ui/*.vue').map((file) => basename(file))
  expect(shared.length).toBeGreaterThan(7)
  expect(shared.filter((name) => !shown.includes(`/ui/${name}'`))).toEqual([])
})
