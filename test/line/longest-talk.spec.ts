import { expect } from 'vitest';
import { readFlow, renderFallback } from '../../studio/index.js';
import { CALLER, lineStory, OUR_NUMBER } from './switchboard.js';

lineStory('a talk ends before the flow stops to wait for the call, in every document that dials', async (board) => {
  await board.ladderOfFour();
  const waits = ['line', 'ladder'] as const;
  const longest = Math.min(
    ...waits.flatMap((name) =>
      readFlow(name).states.flatMap(({ type, properties }) =>
        type === 'add-twiml-redirect' ? [Number(properties['timeout'])] : [],
      ),
    ),
  );
  expect(longest).toBe(14_400);
  const fields = { CallSid: 'CAtalk', From: CALLER, To: OUR_NUMBER, CallStatus: 'in-progress' };
  const { text } = await board.ask('start', { fields });
  const fallback = renderFallback({ numbers: ['+14155550198'], line: OUR_NUMBER })['fallback.xml'] ?? '';
  for (const document of [text, fallback]) {
    const [, limit] = /timeLimit="(\d+)"/.exec(document) ?? [];
    // The words before the dial and its ringing count too.
    expect(Number(limit)).toBeLessThanOrEqual(longest - 120);
  }
});
