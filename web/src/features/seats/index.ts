export { default as CheckInCard } from './CheckInCard.vue'
