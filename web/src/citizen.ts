/** The citizen's pages begin here, without the desk around them. */
import { createPinia } from 'pinia'
import { createApp } from 'vue'

import { CitizenApp, citizenRouter, watchOutbox, watchVersion } from './features/citizen'
import { useAppearance } from './shared/appearance'

const app = createApp(CitizenApp)
app.use(createPinia())
useAppearance()
app.use(citizenRouter)
app.mount('#app')
watchOutbox()
watchVersion()
