import type { Random } from './random.js';

/** Texts that are, or nearly are, JSON: deep, huge or broken. */
export function jsonText(random: Random): string {
  const depth = random.of([5, 100, 3000, 40_000]);
  const width = random.of([10, 1000, 9000]);
  return random.of([
    () => '['.repeat(depth) + ']'.repeat(depth),
    () => '{"a":'.repeat(Math.min(depth, 15_000)) + '1' + '}'.repeat(Math.min(depth, 15_000)),
    () => '['.repeat(depth),
    () => `{${Array.from({ length: width }, (_, index) => `"a${index}":1`).join(',')}}`,
    () => `[${Array.from({ length: width }, () => '{}').join(',')}]`,
    () => `{"a":"${'x'.repeat(random.of([1000, 90_000, 120_000]))}"}`,
    () => '{"a":1e999999}',
    () => `{"a":${'9'.repeat(5000)}}`,
    () => '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"x":1}}}',
    () => '{"a":1,"a":2}',
    () => '{"incidentId": ,"callSid":"CA1"}',
    () => '"text"',
    () => 'null',
    () => '17',
    () => 'true',
    () => '',
    () => ' ',
    () => '{',
    () => '{"a":"\\ud800"}',
    () => '\uFEFF{}',
    () => '<xml/>',
    () => 'a=1&a=2&b[c]=d&%=%&=&&',
  ])();
}
