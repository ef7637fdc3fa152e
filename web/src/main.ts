import { createPinia } from 'pinia'
import { createApp } from 'vue'

import App from './app/App.vue'
import { router } from './app/router'
import { useAppearance } from './shared/appearance'
import './shared/ui/theme.css'

const app = createApp(App)
app.use(createPinia())
useAppearance()
app.use(router)
app.mount('#app')
