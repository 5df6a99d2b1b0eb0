/** What a script does to be seen: it says its name to the page that it got into. */
const MARK = 'window.__ran=(window.__ran||0)+1';

const SHAPES: readonly ((mark: string) => string)[] = [
  (mark) => `<script>${mark}</script>`,
  (mark) => `<img src=x onerror="${mark}">`,
  (mark) => `<svg/onload=${mark}>`,
  (mark) => `"><img src=x onerror=${mark}>`,
  (mark) => `'><svg onload=${mark}>`,
  (mark) => `javascript:${mark}`,
  (mark) => `<a href="javascript:${mark}">x</a>`,
  (mark) => `<iframe srcdoc="<script>parent.${mark.slice(7)}</script>">`,
  (mark) => `</title><script>${mark}</script>`,
  (mark) => `</textarea><img src=x onerror=${mark}>`,
  (mark) => `<details open ontoggle=${mark}>`,
  (mark) => `<input autofocus onfocus=${mark}>`,
  (mark) => `\${${mark}}`,
  (mark) => `{{constructor.constructor('${mark}')()}}`,
  (mark) => `--><script>${mark}</script>`,
  (mark) => `<style>@import 'javascript:${mark}'</style>`,
  (mark) => `<math><mtext></mtext><img src=x onerror=${mark}></math>`,
  (mark) => `<body onload=${mark}>`,
  (mark) => `<video><source onerror=${mark}>`,
  (mark) => `&lt;script&gt;${mark}&lt;/script&gt;`,
];
const DRESSES: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.toUpperCase().replaceAll('WINDOW.__RAN', 'window.__ran'),
  (text) => `Zoë ${text}`,
  (text) => `${text} +14155550000`,
  (text) => text.replaceAll('<', '\u202e<'),
  (text) => text.replaceAll(' ', '\u00a0'),
  (text) => `"${text}`,
  (text) => `'${text}'`,
  (text) => `\`${text}\``,
  (text) => `=${text}`,
];

/** Two hundred texts, each a script that would run if anything took it for more than a text. */
export const hostileTexts: readonly string[] = SHAPES.flatMap((shape, nth) =>
  DRESSES.map((dress, index) => `${dress(shape(MARK))} ${nth}.${index}`),
);
