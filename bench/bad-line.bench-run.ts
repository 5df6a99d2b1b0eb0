/**
 * Ten thousand calls over a network that disturbs 1 % of the requests, and ten thousand over one that disturbs 10 %: who
 * was lost, who was rung again, which rows are wrong. Fails when any of these is not 0.
 *
 *   npx vitest run --config bench/vitest.config.ts bad-line
 *
 * CALLS (of each share; 200 take a minute or two) and PERCENT (`1,10`) change it, SEED repeats it: the same seed gives the same calls.
 * Twilio is as hard as the runner's defaults, where accounts with two or three legs at once, machines and phones that screen
 * calls are among them. On an embedded database in
 * the folder for temporary files. What is disturbed, and what counts as what:
 * test/line/bad-network.ts, bad-line.ts and call-diary.ts.
 */
import { expect, it } from 'vitest';
import { BadLine, type LineFigures } from '../test/line/bad-line.js';

const CALLS = Number(process.env['CALLS'] ?? 10_000);
const PERCENTS = (process.env['PERCENT'] ?? '1,10').split(',').map(Number);
const SEED = Number(process.env['SEED'] ?? Math.floor(Math.random() * 1e9));
const CALLS_BETWEEN_LINES = 500;

it.each(PERCENTS)('%d percent', async (percent) => {
  const line = await BadLine.open(SEED);
  for (let left = CALLS; left > 0; left -= CALLS_BETWEEN_LINES) {
    await line.take(Math.min(left, CALLS_BETWEEN_LINES), percent / 100);
    console.log(`${percent} %, seed ${SEED}: ${JSON.stringify(inNumbers(line.figures))}`);
  }
  await line.close();
  console.log(tableOf(percent, line.figures));
  const { lost, rungAgain, tooSoon, wrongRows } = line.figures;
  const wrong = { lost, rungAgain, tooSoon, wrongRows };
  expect(wrong).toEqual({ lost: [], rungAgain: [], tooSoon: [], wrongRows: [] });
});

function inNumbers({ network, lost, rungAgain, tooSoon, wrongRows, ...figures }: LineFigures) {
  const wrong = { lostCallers: lost.length, rungAgain: rungAgain.length, tooSoon: tooSoon.length };
  return { ...figures, ...network, ...wrong, wrongRows: wrongRows.length };
}

function tableOf(percent: number, figures: LineFigures): string {
  const all = inNumbers(figures);
  const rows: readonly (readonly [string, number])[] = [
    ['calls', all.calls],
    ['requests', all.requests],
    ['  lost on the way', all.lost],
    ['  answered, and the answer lost', all['answer lost']],
    ['  answered too late', all['too late']],
    ['  overtaken by later ones', all.overtaken],
    ['  doubled', all.twice],
    ['  status callbacks reordered', all.reordered],
    ['callers without a ring or a spoken end', all.lostCallers],
    ['people rung again without their report being lost', all.rungAgain],
    ['callers told that nobody is left while somebody was never rung', all.tooSoon],
    ['rows that are wrong', all.wrongRows],
    ['people rung again because their report was lost, or their ringing cut short', all.rungAgainForReason],
    ['callers who talked to a person', all.reachedHuman],
    ['callers who talked to a voicemail (on the flow of widgets, or at the last numbers)', all.reachedVoicemail],
    ['callers who heard a spoken end', all.heardEnd],
    ['callers who hung up before', all.gaveUp],
    ['legs of machines that the service ended', all.dropped],
    ["calls that came to the flow's own numbers", all.fellBack],
    ['longest silence for a caller, in seconds', Math.round(all.longestSilence)],
  ];
  const lines = rows.map(([name, value]) => `${name.padEnd(82)}${value.toLocaleString('en').padStart(9)}`);
  return [`\n${percent} % of the requests disturbed, seed ${SEED}`, ...lines, ''].join('\n');
}
