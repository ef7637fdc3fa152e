// Styles speak in tokens (src/shared/ui/tokens.css): a value that has a token is not written out.
const SPACES = '(?:2|4|6|8|10|12|14|16|20|24|28|32|40|48)px'
const SIZES = '(?:1[2-68]|20|22|28)px'
const ROUNDINGS = '(?:3|6|8|999)px'
const alone = (value) => `/(?<![\\d.])${value}/`

export default {
  overrides: [{ files: ['**/*.vue'], customSyntax: 'postcss-html' }],
  ignoreFiles: ['**/dist/**', '**/*.{ts,js,json}', 'src/shared/ui/{tokens,dark,contrast,contrast-dark}.css'],
  reportNeedlessDisables: true,
  rules: {
    'color-no-hex': true,
    'color-named': 'never',
    'function-disallowed-list': ['rgb', 'rgba', 'hsl', 'hsla', 'hwb', 'lab', 'lch', 'oklab', 'oklch'],
    'declaration-property-value-disallowed-list': [
      {
        '/^(padding|margin|gap|row-gap|column-gap)/': [alone(SPACES)],
        'font-size': [alone(SIZES)],
        '/^border-.*radius$/': [alone(ROUNDINGS)],
        'font-family': ['/^(?!var\\(|inherit)/'],
        // One to three order the layers within one component.
        'z-index': ['/^(?:[4-9]|\\d\\d+)$/'],
        '/^transition/': [alone('(?:90|180)ms')],
      },
      { message: (property, value) => `${property}: ${value} has a token (src/shared/ui/tokens.css)` },
    ],
  },
}
