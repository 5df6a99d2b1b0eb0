import { expect, it } from 'vitest';
import { isEasilyGuessed } from './weak-password.js';

const OWN = ['Élodie Marchetti', 'emarchetti@brightwater-pumps.com'];

it.each([
  'password123',
  'P@ssw0rd2026!',
  'Welcome12345',
  'qwertyuiop1',
  '1234567890',
  'aaaaaaaaaaaa',
  'abcabcabcabc',
  'abcdefghijkl',
  'letmein letmein',
  'Élodie1985!',
  'Marchetti2026',
  'brightwater-pumps1',
  'Summer2026!!',
  'Contraseña1!',
  '1q2w3e4r5t',
  'zaq12wsxcde3',
  '1qaz2wsx3edc',
  'qayxswedcv',
  'Liverpool1',
  'Chelsea2024!',
  'Hannover96!',
  'Barcelona99',
  'p a s s w o r d',
  'p-a-s-s-w-o-r-d-1',
  'drowssap123',
  '321drowssaP',
  'пароль12345',
  'йцукенгшщз',
  'привет2024',
  'ittehcraM2026',
  'eidolÉ1985',
  'elodie1985',
  'e m a r c h e t t i',
  '28.11.2026',
  '2026-11-28',
  '28/11/26 28/11/26',
  '28nov2026!',
  'November282026',
  'Saturday 28 November 2026',
  '28. November 2026',
  'correct horse battery staple',
  'd.r.a.g.o.n.2.0.2.6',
])('%s is easily guessed', (password) => {
  expect(isEasilyGuessed(password, OWN)).toBe(true);
});

it.each([
  'seven quiet walnut trees',
  'staple battery horse',
  'a new password',
  'the first password',
  'Tr7!kd-92mXq',
  'lluvia sobre el tejado',
])('%s is not', (password) => {
  expect(isEasilyGuessed(password, OWN)).toBe(false);
});

it('is quick, whatever the password and the words of the person are', () => {
  const texts = ['a', 'ab', 'password', 'x1', 'qwertzuiop', 'ä\u0301', '1990', 'jan1'].map((text) =>
    text.repeat(200).slice(0, 200),
  );
  const words = ['long name '.repeat(12), `${'a.'.repeat(30)}@example.com`];
  for (const text of texts) isEasilyGuessed(text, words);
  const before = performance.now();
  for (let nth = 0; nth < 50; nth += 1) for (const text of texts) isEasilyGuessed(text, words);
  // Well under a millisecond each; the bound is wide, for the machine may be busy.
  expect((performance.now() - before) / (50 * texts.length)).toBeLessThan(10);
});
