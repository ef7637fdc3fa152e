/** Builds the SDK: one classic script for any page, one module for bundlers, types, the example. */
import { copyFileSync, cpSync } from 'node:fs'
import { fileURLToPath, URL } from 'node:url'

import vue from '@vitejs/plugin-vue'
import { defineConfig, type Plugin } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

function withTypesAndExample(): Plugin {
  return {
    name: 'types-and-example',
    writeBundle() {
      copyFileSync(here('./softphone.d.ts'), here('./dist/softphone.d.ts'))
      cpSync(here('./example'), here('./dist/example'), { recursive: true })
    },
  }
}

export default defineConfig({
  root: here('.'),
  publicDir: false,
  // Every component carries its styles into the element's shadow.
  plugins: [vue({ features: { customElement: true } }), withTypesAndExample()],
  resolve: { alias: { '@': here('../src') } },
  define: { 'process.env.NODE_ENV': JSON.stringify('production') },
  build: {
    target: 'es2022',
    outDir: here('./dist'),
    emptyOutDir: true,
    chunkSizeWarningLimit: 700,
    lib: {
      entry: here('./src/index.ts'),
      name: 'HotlineSoftphone',
      formats: ['es', 'iife'],
      fileName: (format) => (format === 'es' ? 'softphone.mjs' : 'softphone.js'),
    },
  },
})
