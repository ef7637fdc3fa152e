declare module 'element-plus/es/locale/lang/zh-cn.mjs' {
  import type { Language } from 'element-plus/es/locale'
  const language: Language
  export default language
}
declare module 'element-plus/es/components/message/index.mjs' {
  export { ElMessage } from 'element-plus'
}
