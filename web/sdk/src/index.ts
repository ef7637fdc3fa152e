/** The package's door: `mount(place, options)`, and `<hotline-softphone>` for pages without script. */
import { createPinia } from 'pinia'
import { defineCustomElement } from 'vue'

import { furnish } from '../../src/features/softphone/store'
import tokens from '../../src/shared/ui/tokens.css?inline'
import type * as Public from '../softphone'
import base from './base.css?inline'
import { enter } from './entry'
import { handleOf } from './handle'
import { Rest } from './rest'
import SdkBar from './SdkBar.vue'
import { surroundingsOf } from './surroundings'

const BAR = 'hotline-softphone-bar'
const ELEMENT = 'hotline-softphone'
const TOLD_MS = 6000
const { styles = [] } = SdkBar as { styles?: string[] }

interface BarElement extends HTMLElement {
  server: string
  enter: () => ReturnType<typeof enter>
  told: { text: string; level: 'error' | 'warning' } | null
}

if (!customElements.get(BAR)) {
  const Bar = defineCustomElement(SdkBar, {
    styles: [tokens, base, ...styles],
    configureApp: (app) => app.use(createPinia()),
  })
  customElements.define(BAR, Bar)
}

/** Messages below the bar, a few seconds each. */
function teller(bar: BarElement): NonNullable<Public.Options['tell']> {
  let timer: ReturnType<typeof setTimeout> | undefined
  return (level, text) => {
    clearTimeout(timer)
    bar.told = { level, text }
    timer = setTimeout(() => {
      bar.told = null
    }, TOLD_MS)
  }
}

function find(place: HTMLElement | string): HTMLElement {
  const found = typeof place === 'string' ? document.querySelector<HTMLElement>(place) : place
  if (!found) throw new Error(`没有找到放置软电话条的元素：${String(place)}`)
  return found
}

let isMounted = false

export const mount: typeof Public.mount = (place, options = {}) => {
  const parent = find(place)
  if (isMounted) throw new Error('一个页面只能有一个软电话条，请先调用 destroy()。')
  isMounted = true
  const rest = new Rest(options.server ?? location.origin)
  const bar = document.createElement(BAR) as BarElement
  const core = furnish(surroundingsOf(rest, options, options.tell ?? teller(bar)))
  bar.server = rest.server
  bar.enter = () => enter(core, rest, options)
  const handle = handleOf(core, bar, () => {
    isMounted = false
  })
  parent.append(bar)
  return handle
}

/** `<hotline-softphone server="https://…" seat="8001">` without a line of script. */
class SoftphoneElement extends HTMLElement {
  softphone: Public.Softphone | null = null

  connectedCallback(): void {
    const { server, seat, device } = Object.fromEntries(
      [...this.attributes].map(({ name, value }) => [name, value]),
    ) as Public.Options
    this.softphone = mount(this, { server, seat, device })
  }

  disconnectedCallback(): void {
    this.softphone?.destroy()
    this.softphone = null
  }
}

if (!customElements.get(ELEMENT)) customElements.define(ELEMENT, SoftphoneElement)
