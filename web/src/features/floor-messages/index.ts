export { default as MessageStrip } from './MessageStrip.vue'
