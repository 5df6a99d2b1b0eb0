import { expect } from 'vitest';
import { readSettings } from '../../src/line-texts/index.js';
import { legTexts } from '../../src/telephony/twiml/texts.js';
import { lineStory, type Switchboard } from './switchboard.js';
import type { TakenCall } from './taken-call.js';

const NAMES = ['Ada', 'Ben', 'Cem', 'Dora', 'Eli', 'Fay', 'Gus'];

/** What the caller heard and who was rung, in the order in which it happened. */
function storyOf(call: TakenCall): string[] {
  return call.events.flatMap((event) => {
    if (event.type === 'say') return [event.words];
    return event.type === 'dial' ? [event.phones.map((phone) => call.nameOf(phone)).join(' ')] : [];
  });
}

async function sevenManagers(board: Switchboard): Promise<void> {
  await board.line.company.ladder('business_hours', [{ name: 'manager', timeoutSeconds: 20, limit: null }]);
  for (const name of NAMES) await board.hire(name, 'manager');
}

for (const [language, words] of [
  ['en', 'Still trying to reach somebody. Please stay on the line.'],
  ['es', 'Seguimos intentando localizar a alguien. Por favor, no cuelgue.'],
] as const) {
  lineStory(
    `every second person the caller hears that we are still trying, in the language of the line: ${language}`,
    async (board) => {
      await sevenManagers(board);
      const call = await board.take();

      const { sorry, goodbye } = legTexts(readSettings(null, language), language, () => false);
      const rings = ['Ada', 'Ben', words, 'Cem', 'Dora', words, 'Eli', 'Fay', words, 'Gus'];
      expect(storyOf(call).slice(1)).toEqual([...rings, sorry, goodbye]);
      for (const event of call.events) {
        if (event.type !== 'twiml_response' || event.leg !== null) continue;
        for (const [, spoken] of event.body.matchAll(/<Say [^>]*language="([^"]*)"/g)) {
          expect(spoken).toBe(language === 'en' ? 'en-US' : 'es-US');
        }
      }
    },
    { environment: { LINE_LANGUAGE: language } },
  );
}

lineStory(
  'an answer that gets lost twice on its way is asked for again, and sounds as it would have',
  async (board) => {
    await sevenManagers(board);
    const lost = new Map<string, number>();
    const call = await board.take(
      {},
      {
        fetch: async (input, init) => {
          const response = await fetch(input, init);
          const tries = lost.get(response.url) ?? 0;
          if (!response.url.includes('/dial-result') || tries === 2) return response;
          lost.set(response.url, tries + 1);
          await response.text();
          return new Response('', { status: 502 });
        },
      },
    );
    expect(lost.size).toBe(NAMES.length);
    expect(call.order).toEqual(NAMES);
    expect(call.run).toMatchObject({ end: 'completed', fellBack: false });
    expect(call.heard.filter((words) => words.startsWith('Still trying'))).toHaveLength(3);
    expect(call.attempts.every(({ offers }) => offers === 1)).toBe(true);
  },
);
