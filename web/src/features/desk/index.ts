export { IN_HAND } from './inHand'
