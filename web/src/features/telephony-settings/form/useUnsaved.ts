/** Ask before anything typed is lost: another page, another entry, a closed tab. */
import { ElMessageBox } from 'element-plus/es/components/message-box/index.mjs'
import 'element-plus/es/components/message-box/style/css'
import { onBeforeUnmount, onMounted, type Ref } from 'vue'
import { onBeforeRouteLeave, onBeforeRouteUpdate } from 'vue-router'

export async function confirmed(text: string, confirm: string, title = '请确认'): Promise<boolean> {
  try {
    await ElMessageBox.confirm(text, title, {
      confirmButtonText: confirm,
      cancelButtonText: '取消',
      type: 'warning',
    })
    return true
  } catch {
    return false
  }
}

export function mayLeave(): Promise<boolean> {
  return confirmed('有尚未保存的修改，离开后这些修改会丢失。', '放弃修改', '尚未保存')
}

export function useUnsaved(dirty: Readonly<Ref<boolean>>): void {
  const guard = () => !dirty.value || mayLeave()
  onBeforeRouteLeave(guard)
  onBeforeRouteUpdate((to, from) => to.path === from.path || guard())

  const warn = (event: BeforeUnloadEvent) => {
    if (dirty.value) event.preventDefault()
  }
  onMounted(() => window.addEventListener('beforeunload', warn))
  onBeforeUnmount(() => window.removeEventListener('beforeunload', warn))
}
