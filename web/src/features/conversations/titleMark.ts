/** How many messages wait, before the name of the page: seen on the tab while another is open. */
import { onScopeDispose, watch } from 'vue'

const MARK = /^（\d+ 条新消息）/

export function marked(title: string, count: number): string {
  const plain = title.replace(MARK, '')
  return count > 0 ? `（${count} 条新消息）${plain}` : plain
}

/** `page` changes with the address, whose name is then put there anew. */
export function useTitleMark(count: () => number, page: () => string): void {
  const mark = () => {
    const title = marked(document.title, count())
    if (title !== document.title) document.title = title
  }
  watch([count, page], mark, { flush: 'post', immediate: true })
  onScopeDispose(() => {
    document.title = marked(document.title, 0)
  })
}
