// oxlint looks first and does most; ESLint keeps the rules of Vue and the order of the rooms.
import boundaries from 'eslint-plugin-boundaries'
import oxlint from 'eslint-plugin-oxlint'
import vue from 'eslint-plugin-vue'
import tseslint from 'typescript-eslint'
import vueParser from 'vue-eslint-parser'

const ROOMS = [
  { type: 'sdk', pattern: 'sdk' },
  { type: 'app', pattern: 'src/app' },
  { type: 'feature', pattern: 'src/features/*', capture: ['feature'] },
  { type: 'telephone', pattern: 'src/telephone' },
  { type: 'shared', pattern: 'src/shared' },
  { type: 'api', pattern: 'src/api' },
]

const from = (type, ...allowed) => ({
  from: { element: { type } },
  allow: allowed.map((to) => ({ to: { element: to } })),
})
const app = { type: 'app' }
const telephone = { type: 'telephone' }
const shared = { type: 'shared' }
const api = { type: 'api' }
// A feature is entered through its index.ts; the router also loads its pages.
const featureDoor = { type: 'feature', fileInternalPath: 'index.ts' }
// The SDK draws the operator's own bar, without the platform's pages around it.
const bar = { type: 'feature', captured: { feature: 'softphone' } }
const sdk = { type: 'sdk' }
const featurePage = { type: 'feature', fileInternalPath: '**/*Page.vue' }

export default tseslint.config(
  { ignores: ['dist', 'sdk/dist', 'src/components.d.ts', 'src/api/schema.d.ts'] },
  ...vue.configs['flat/recommended'],
  {
    files: ['src/**/*.ts', 'src/**/*.vue', 'sdk/**/*.ts', 'sdk/**/*.vue'],
    plugins: { boundaries, '@typescript-eslint': tseslint.plugin },
    languageOptions: {
      parser: vueParser,
      parserOptions: { parser: tseslint.parser, sourceType: 'module', ecmaVersion: 2023 },
    },
    settings: {
      'boundaries/elements': ROOMS,
      'boundaries/include': ['src/**/*', 'sdk/**/*'],
      'import/resolver': { typescript: { project: './tsconfig.json' } },
    },
    rules: {
      // Order of the rooms: app ▸ features ▸ shared ▸ api; features ▸ telephone ▸ nothing.
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          message: '{{from.element.type}} may not import this of {{to.element.type}}',
          policies: [
            from('app', app, featureDoor, featurePage, shared, api),
            from('feature', featureDoor, telephone, shared, api),
            from('telephone', telephone),
            from('shared', shared, api),
            from('api', api),
            from('sdk', sdk, bar, telephone, shared),
          ],
        },
      ],
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/no-v-html': 'error',
      'vue/no-static-inline-styles': 'error',
      'vue/require-default-prop': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'max-lines': ['error', { max: 500, skipBlankLines: false, skipComments: false }],
    },
  },
  ...oxlint.configs['flat/recommended'],
)
