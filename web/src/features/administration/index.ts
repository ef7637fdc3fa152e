/** Administration: people, roles, audit, and what the platform is set up with. */
export { default as AdministrationPage } from './AdministrationPage.vue'
