export { faultsOf, givenOf, pathOf, SCALE } from './questions'
