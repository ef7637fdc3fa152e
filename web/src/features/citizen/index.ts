export { default as CitizenApp } from './CitizenApp.vue'
export { citizenRouter } from './router'
export { watchOutbox } from './kept/useOutbox'
export { watchVersion } from './version'
