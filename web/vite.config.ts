import { fileURLToPath, URL } from 'node:url'

import vue from '@vitejs/plugin-vue'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import components from 'unplugin-vue-components/vite'
import { defineConfig } from 'vitest/config'

import { english } from './english/plugin.ts'
import { citizenPages } from './pwa/plugin.ts'

const server = `http://127.0.0.1:${process.env.HOTLINE_WEB_PORT ?? '12345'}`

// Django serves index.html for page addresses and the rest from /static/web/; the development
// server stands at the root and passes /api on.
// `--mode english` builds the staff's pages once more, in English; the citizens' speak both by themselves.
export default defineConfig(({ command, mode }) => ({
  base: command === 'serve' ? '/' : mode === 'english' ? '/static/web/en/' : '/static/web/',
  plugins: [
    mode === 'english' && english(),
    vue(),
    components({ dirs: [], dts: 'src/components.d.ts', resolvers: [ElementPlusResolver({ importStyle: 'css' })] }),
    mode !== 'english' && citizenPages(),
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: {
    host: '127.0.0.1',
    // The server compares Origin with its own address when it checks for forged requests.
    proxy: { '/api': { target: server, changeOrigin: true, headers: { origin: server } } },
  },
  build: {
    target: 'es2022',
    outDir: mode === 'english' ? 'dist/en' : 'dist',
    manifest: true,
    chunkSizeWarningLimit: 700,
    rollupOptions: {
      // Citizens load their own pages, without the desk around them.
      input: mode === 'english' ? ['index.html'] : ['index.html', 'citizen.html'],
      output: {
        manualChunks: (id: string) => {
          if (id.includes('/node_modules/jssip/')) return 'sip'
          if (/\/node_modules\/(vue|@vue|vue-router|pinia)\//.test(id)) return 'vue'
          return undefined
        },
      },
    },
  },
  test: {
    environment: 'jsdom',
    // A page for each worker instead of each file, and still a world for each file.
    pool: 'vmThreads',
    include: ['src/**/*.test.ts', 'sdk/src/**/*.test.ts', 'pwa/*.test.ts', 'english/*.test.ts'],
    server: { deps: { inline: ['element-plus'] } },
    restoreMocks: true,
    unstubGlobals: true,
  },
}))
