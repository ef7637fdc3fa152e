export { default as NewPasswordForm } from './NewPasswordForm.vue'
export { default as SignInAgain } from './SignInAgain.vue'
export { useSession, type RoleName } from './session'
