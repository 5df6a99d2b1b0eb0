import { afterAll, beforeAll, expect, it } from 'vitest';
import { FRIENDLY_NAMES } from '../../src/deploy/flows.js';
import { Deployment } from './kit.js';

let account: Deployment;
beforeAll(async () => {
  account = await Deployment.open();
});
afterAll(() => account.close());

const greetingOf = (name: string): unknown => {
  const { definition } = account.flow(name).newest;
  const { states } = definition as { states: { name: string; properties: { say?: string; language?: string } }[] };
  return states.find((state) => state.name === 'greet')?.properties.say;
};

it('The greeting of the company is deployed with the flows, with its first sentence, and again after a change', async () => {
  await account.deploy();
  expect(greetingOf(FRIENDLY_NAMES.line)).toMatch(/^You have reached the emergency line\./);

  account.line = { emergencyNumber: '911', texts: { en: { greeting: 'Acme Elevators. Please stay on the line.' } } };
  const told = await account.deploy();
  expect(told.join('\n')).toContain('greet');
  expect(greetingOf(FRIENDLY_NAMES.line)).toBe('This is not 9 1 1. Acme Elevators. Please stay on the line.');
  expect(greetingOf(FRIENDLY_NAMES.fallback)).toMatch(
    /^This is not 9 1 1\. You have reached the emergency line\. We are having technical difficulties\./,
  );

  account.line = { languages: ['es', 'en'], texts: { es: { greeting: 'Ascensores Acme. No cuelgue.' } } };
  await account.deploy();
  expect(greetingOf(FRIENDLY_NAMES.line)).toBe('Ascensores Acme. No cuelgue.');
});

it('The public emergency number is named in every sentence of the flows that sends callers there', async () => {
  for (const [language, words] of [
    ['en', /your local emergency number/],
    ['es', /número local de emergencias/],
  ] as const) {
    account.line = { languages: [language], emergencyNumber: '112' };
    await account.deploy();
    for (const flow of [FRIENDLY_NAMES.line, FRIENDLY_NAMES.fallback]) {
      const text = JSON.stringify(account.flow(flow).newest.definition);
      expect(text).not.toMatch(words);
      expect(text).toMatch(/ 1 1 2\. /);
    }
  }
});

it('A greeting that the service plays leaves the flow of the line a moment to say, and the others their words', async () => {
  const greeting = { address: 'https://static.example/a.mp3', id: 'a'.repeat(64), format: 'mp3', seconds: 9 };
  account.line = { emergencyNumber: '911', audio: { en: { greeting } } };
  await account.deploy();
  expect(greetingOf(FRIENDLY_NAMES.line)).toBe('This is not 9 1 1. One moment, please.');
  expect(greetingOf(FRIENDLY_NAMES.fallback)).toMatch(/^This is not 9 1 1\. You have reached the emergency line\./);

  account.line = { languages: ['es'], audio: { en: {}, es: { greeting } } };
  await account.deploy();
  expect(greetingOf(FRIENDLY_NAMES.line)).toBe('Un momento, por favor.');
});
