import { afterAll, beforeAll, expect, it } from 'vitest';
import { hashPassword } from '../../src/users/index.js';
import { sqlite } from '../kit/databases.js';
import { Line } from '../kit/line.js';

interface Described {
  readonly components: {
    readonly schemas: Readonly<
      Record<string, { readonly properties?: Readonly<Record<string, { example?: string }>> }>
    >;
  };
}

let line: Line;
beforeAll(async () => {
  line = await Line.open(sqlite);
});
afterAll(() => line.close());

it('Each password that the description has as an example is one that the service takes', async () => {
  const { components } = (await (await fetch(`${line.url}/api/docs-json`)).json()) as Described;
  const fields = Object.values(components.schemas).flatMap(({ properties = {} }) => Object.entries(properties));
  const examples = fields.flatMap(([name, { example }]) => (/password/i.test(name) && example ? [example] : []));
  expect(examples.length).toBeGreaterThanOrEqual(4);
  for (const example of new Set(examples)) expect(await hashPassword(example)).toMatch(/^\$argon2id\$/);
});
