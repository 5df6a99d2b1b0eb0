/**
 * Sends requests that are wrong in every way to every operation that the service describes: none may be answered by a 5xx,
 * but 503 with `Retry-After` (a queue that is full). A failure is printed whole, with the seed that makes it again:
 *   FUZZ_SEED=17 FUZZ_REQUESTS=200000 npx vitest run test/attacks/fuzz.spec.ts
 */
import { describe, expect, it } from 'vitest';
import { onEachDatabase, type DatabaseKind } from '../kit/databases.js';
import { Line } from '../kit/line.js';
import { SESSIONS } from '../kit/people.js';
import { Fuzzer } from './fuzz/fuzzer.js';

const requests = Number(process.env['FUZZ_REQUESTS'] ?? 6000);
const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_128);
/** MariaDB is slower, and has kinds of failure of its own: out of range, signs of four bytes. */
const shareOf = ({ name }: DatabaseKind): number => (name === 'SQLite' ? 0.85 : 0.15);

describe('requests that are wrong', () => {
  onEachDatabase('get no 5xx', (kind) => {
    it(
      'whatever they hold',
      async () => {
        const log: string[] = [];
        const line = await Line.open(kind, { environment: SESSIONS, log: (text) => void log.push(text) });
        try {
          const fuzzer = await Fuzzer.of(line, log, seed);
          const failures = await fuzzer.run(Math.round(requests * shareOf(kind)));
          process.stdout.write(`fuzz on ${kind.name}: ${fuzzer.summary()}\n`);
          expect(failures, `seed ${seed}`).toEqual([]);
        } finally {
          await line.close({ check: false });
        }
      },
      120_000 + requests * 60,
    );
  });
});
