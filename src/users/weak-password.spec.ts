import { dictionary } from '@zxcvbn-ts/language-common';
import { expect, it } from 'vitest';
import { isSoonGuessed } from './password-guesses.js';
import { isEasilyGuessed } from './weak-password.js';

const OWN = ['Élodie Marchetti', 'emarchetti@brightwater-pumps.com', '+14155550142'];

it.each([
  'password123',
  'P@ssw0rd2026!',
  'Welcome12345',
  'qwertyuiop1',
  '1234567890',
  'aaaaaaaaaaaa',
  'abcabcabcabc',
  'twilio-twilio',
  'gnurlet-gnurlet',
  'vexing vexing vexing',
  'waterleak2026',
  'bomberos2026!',
  'Burstpipe-2026',
  'BurstMain3am',
  'Wasserrohrbruch',
  'Line-Emergency-24',
  'Hallo-Welt-2026',
  'New-York-City',
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
  'correct horse battery',
  'd.r.a.g.o.n.2.0.2.6',
  '12.03.1984',
  '19840312',
  '+14155550142',
  '4155550142',
  '(415) 555-0142',
  'call 555 0142',
  '2410555514',
  't e r m i n a t o r',
  'te.rm.in.at.or',
  'Terminator2',
  'rotanimreT1',
  'q1w2e3r4t5y6',
  '1a2b3c4d5e',
  'Volkswagen1!',
  'HarryPotter7',
  'M1ss1ss1pp1',
  'Enterprise2024!',
  'Jonathan1990!',
  '(Kaiserslautern-1)',
  'Wolfsburg2023',
  'Technik2024!',
  'κωδικός1234',
  'パスワード123456',
  '비밀번호12345',
  'סיסמה12345',
  'lösenord123',
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

it('is each of the passwords of leaks that are long enough for us', () => {
  const long = dictionary['passwords-common'].filter((password) => password.length >= 10);
  expect(long.length).toBeGreaterThan(1000);
  expect(long.filter((password) => !isEasilyGuessed(password))).toEqual([]);
});

it('is looked at by its beginning alone where it is long, for the time grows with its square', () => {
  const beginning = 'password'.repeat(3);
  expect(isSoonGuessed(`${beginning}Tr7!kd-92mXq-plinth-orchid`, [])).toBe(isSoonGuessed(beginning, []));
  expect(isSoonGuessed(beginning, [])).toBe(true);
});
