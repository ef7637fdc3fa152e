export { default as NoticeBell } from './NoticeBell.vue'
export { chime } from './chime'
export { choicesOf } from './choices'
export { notifyOutside } from './outside'
