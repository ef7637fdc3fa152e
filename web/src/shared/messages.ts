/** Short messages at the top of the page. */
import { ElMessage } from 'element-plus/es/components/message/index.mjs'
import 'element-plus/es/components/message/style/css'

export function tellSuccess(text: string): void {
  ElMessage({ type: 'success', message: text, grouping: true, duration: 3000 })
}

export function tellWarning(text: string): void {
  ElMessage({ type: 'warning', message: text, grouping: true, duration: 5000, showClose: true })
}

export function tellError(text: string): void {
  ElMessage({ type: 'error', message: text, grouping: true, duration: 6000, showClose: true })
}
