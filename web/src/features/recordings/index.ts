export { default as ListenButton } from './ListenButton.vue'
export { default as ReasonForm } from './ReasonForm.vue'
export { default as RecordingPlayer } from './RecordingPlayer.vue'
