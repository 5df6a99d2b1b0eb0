import { describe, expect, it } from 'vitest';
import { LINE_LANGUAGES } from '../config/index.js';
import { problemsOf, readSettings, spokenText, usualSettings, type LineSettings } from './line-settings.js';
import { secondsToSay } from './speech.js';
import { MAX_SECONDS, TEXT_NAMES } from './text-names.js';

const stored = (more: object): string =>
  JSON.stringify({ languages: ['en'], emergencyNumber: null, texts: {}, ...more });

describe('stored settings', () => {
  it.each([
    ['nothing', null],
    ['no JSON', '{'],
    ['no object', '"text"'],
    ['null', 'null'],
    ['a list', '[]'],
    ['values of another kind', stored({ languages: 3, emergencyNumber: 911, texts: 'x' })],
    ['unknown languages', stored({ languages: ['fr', null] })],
    ['an invalid number', stored({ emergencyNumber: '9'.repeat(20) })],
    ['texts of another kind', stored({ texts: { en: { hold: 3, sorry: null, thanks: {} }, es: [] } })],
    ['texts that nobody can speak', stored({ texts: { en: { hold: '', sorry: '<Hangup/>', thanks: 'a\u0000b' } } })],
    ['audio of another kind', stored({ audio: { en: [{}], es: 7 } })],
    ['texts that take too long', stored({ texts: { en: { hold: 'wait '.repeat(90), whisper: 'x'.repeat(10_000) } } })],
  ])('that hold %s are as if nobody had set them', (_, data) => {
    expect(readSettings(data, 'es')).toMatchObject({ emergencyNumber: null, texts: { en: {}, es: {} } });
    expect(spokenText(readSettings(data, 'en'), 'en', 'hold')).toBe(
      'Still trying to reach somebody. Please stay on the line.',
    );
  });

  it('keep what is good beside what is not', () => {
    const file = { address: 'https://static.example/a.mp3', id: 'a'.repeat(64), format: 'mp3', seconds: 4.8 };
    const audio = {
      en: { hold: file, sorry: { ...file, address: 'http://static.example/a.mp3' }, whisper: file },
      es: { hold: { ...file, seconds: 7 }, thanks: { ...file, id: '../x' }, goodbye: null, music: 'x' },
    };
    const texts = { es: { hold: 'Espere.', sorry: '' } };
    const data = stored({ languages: ['es', 'fr', 'es', 'en'], texts, audio });
    expect(readSettings(data, 'en')).toEqual({
      languages: ['es', 'en'],
      emergencyNumber: null,
      texts: { en: {}, es: { hold: 'Espere.' } },
      audio: { en: { hold: file }, es: {} },
    });
  });
});

describe('the shipped texts', () => {
  it.each(LINE_LANGUAGES)(
    'take no longer than texts may, with a public emergency number or without: %s',
    (language) => {
      for (const emergencyNumber of [null, '911', '1122']) {
        const settings = { ...usualSettings(language), emergencyNumber };
        for (const name of TEXT_NAMES) {
          expect(secondsToSay(spokenText(settings, language, name)), name).toBeLessThanOrEqual(MAX_SECONDS[name]);
        }
      }
    },
  );

  it('name the public emergency number digit by digit, and first of all that this is not it', () => {
    const settings = { ...usualSettings('en'), emergencyNumber: '911' };
    expect(spokenText(settings, 'en', 'greeting')).toMatch(/^This is not 9 1 1\. You have reached/);
    expect(spokenText(settings, 'es', 'greeting')).toMatch(/^Esto no es el 9 1 1\. Ha llamado/);
    for (const name of ['sorry', 'goodbye'] as const) {
      expect(spokenText(settings, 'en', name)).toContain('hang up now and dial 9 1 1.');
      expect(spokenText(settings, 'es', name)).toContain('cuelgue ahora y marque 9 1 1.');
    }
  });
});

describe('a text of the company', () => {
  const withText = (name: string, text: string): LineSettings => ({
    ...usualSettings('en'),
    emergencyNumber: '911',
    texts: { en: { [name]: text }, es: {} },
  });

  it.each([
    ['hold', 'Please hold the line, we are calling the next person.'],
    ['whisper', 'Acme Elevators, north.'],
    ['greeting', 'Acme Elevators. Please stay on the line.'],
    ['sorry', 'Ascensores Núñez: déjenos un mensaje después del tono.'],
  ])('is taken as %s: %s', (name, text) => {
    expect(problemsOf(withText(name, text))).toEqual([]);
  });

  it.each([
    ['hold', 'word '.repeat(20), 'takes longer than 6 seconds to speak'],
    ['greeting', 'Please stay on the line. '.repeat(8), 'takes longer than 15 seconds to speak'],
    // The first sentence is ours, and counts.
    ['greeting', `${'a'.repeat(198)} bbb`, 'takes longer than 15 seconds to speak'],
    ['hold', 'one\ntwo', 'must be one line of text, without control characters'],
    ['hold', ' ', 'must have words; leave it out for the shipped text'],
    ['hold', '...', 'must have words; leave it out for the shipped text'],
    ['goodbye', '。。。', 'must have words; leave it out for the shipped text'],
    ['blocked', '?', 'must have words; leave it out for the shipped text'],
    ['sorry', '\u{1f4a5}', 'must have words; leave it out for the shipped text'],
    ['sorry', 'I\u200b\u200b', 'must be one line of text, without control characters'],
    ['hold', '\u202eabc', 'must be one line of text, without control characters'],
    ['hold', '请稍等', 'must be in Latin letters: the voices of the line speak no others'],
    ['hold', `Call ${'5'.repeat(40)}`, 'takes longer than 6 seconds to speak'],
    ['sorry', 'See www.example.com', 'must be words that can be spoken, without markup or addresses'],
    ['hold', '<break/>', 'must be words that can be spoken, without markup or addresses'],
    ['sorry', 'See https://example.com', 'must be words that can be spoken, without markup or addresses'],
    ['sorry', 'x'.repeat(501), 'must have 500 characters at most'],
  ])('is refused as %s: %j', (name, text, message) => {
    expect(problemsOf(withText(name, text))).toEqual([
      { field: `texts.en.${name}`, message: `texts.en.${name} ${message}` },
    ]);
  });
});
