// Dresses the page before anything is drawn, so that nothing flashes white at night. The rule is
// that of src/shared/appearance.ts, which goes on from here; a test compares the two.
;(function () {
  var kept = {}
  try {
    kept = JSON.parse(localStorage.getItem('hotline.appearance')) || {}
  } catch (refused) {
    // A forbidden or broken storage means the usual look.
  }
  function either(word, words) {
    return words.indexOf(word) < 0 ? words[0] : word
  }
  var theme = either(kept.theme, ['system', 'light', 'dark'])
  var night = window.matchMedia && matchMedia('(prefers-color-scheme: dark)').matches
  var marks = document.documentElement.dataset
  marks.theme = theme === 'system' ? (night ? 'dark' : 'light') : theme
  marks.density = either(kept.density, ['normal', 'compact', 'roomy'])
  marks.type = either(kept.type, ['normal', 'large', 'larger'])
  marks.contrast = either(kept.contrast, ['normal', 'high'])
})()
