export { default as SoftphoneBar } from './SoftphoneBar.vue'
export { useSoftphone } from './store'
