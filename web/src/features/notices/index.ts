export { default as NoticeBell } from './NoticeBell.vue'
export { chime } from './chime'
