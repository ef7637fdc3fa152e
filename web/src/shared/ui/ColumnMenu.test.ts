import { enableAutoUnmount, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { defineComponent, h } from 'vue'

import { useColumns, type Column } from '../useColumns'
import ColumnMenu from './ColumnMenu.vue'

enableAutoUnmount(afterEach)
beforeEach(() => localStorage.clear())

const COLUMNS: Column[] = [
  { key: 'number', label: '工单', width: 150, needed: true },
  { key: 'state', label: '状态', width: 90 },
]

it('opens under the keyboard, chooses, and closes with Escape back to its button', async () => {
  const page = mount(
    defineComponent({
      setup() {
        const columns = useColumns('orders', COLUMNS, 7)
        return () => [h(ColumnMenu, { columns }), h('output', columns.grid.value)]
      },
    }),
    { attachTo: document.body },
  )
  const button = page.get<HTMLButtonElement>('[data-testid="columns"]')
  await button.trigger('click')
  expect(button.attributes('aria-expanded')).toBe('true')
  expect(document.activeElement?.getAttribute('data-testid')).toBe('width-number')
  await page.get('[data-testid="column-state"]').setValue(false)
  await page.get('[data-testid="width-number"]').setValue('200')
  expect(page.get('output').text()).toBe('200px')
  await page.get('[data-testid="columns-panel"]').trigger('keydown', { key: 'Escape' })
  expect(page.find('[data-testid="columns-panel"]').exists()).toBe(false)
  expect(document.activeElement).toBe(button.element)
  await button.trigger('click')
  await page.get('[data-testid="columns-restore"]').trigger('click')
  expect(page.get('output').text()).toBe('150px 90px')
})
