import { platform } from './platform'
import { furnish } from './store'

export { default as KeyButton } from './KeyButton.vue'
export { default as SoftphoneBar } from './SoftphoneBar.vue'
export { usePhoneMaker } from './platform'
export { useSoftphone } from './store'

furnish(platform)
