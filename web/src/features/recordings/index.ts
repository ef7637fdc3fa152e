export { default as ListenButton } from './ListenButton.vue'
