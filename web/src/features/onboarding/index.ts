export { default as TourHost } from './TourHost.vue'
export { default as TourInvitation } from './TourInvitation.vue'
export { useTour } from './useTour'
