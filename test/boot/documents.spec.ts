import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sqlite } from '../kit/databases.js';
import { Line } from '../kit/line.js';

const inFolder = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));
const documents = [
  'README.md',
  'studio/README.md',
  'web/README.md',
  ...inFolder('docs'),
  ...inFolder('docs/decisions'),
];

/** The name under which a heading is linked to. */
function anchorOf(heading: string): string {
  const plain = heading.toLowerCase().replaceAll(/[^\p{L}\p{N} _-]/gu, '');
  return plain.trim().replaceAll(' ', '-');
}

describe.each(documents)('%s', (file) => {
  const text = readFileSync(file, 'utf8');

  it('links to what is there', () => {
    const links = [...text.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, link = '']) => link);
    const broken = links.filter((link) => {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? file : join(dirname(file), path);
      if (!existsSync(target)) return true;
      if (anchor === undefined) return false;
      const headings = [...readFileSync(target, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, each = '']) => anchorOf(each));
      return !headings.includes(anchor);
    });
    expect(broken).toEqual([]);
  });

  it('names commands that there are', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    const named = [...text.matchAll(/\bnpm run (?:-s )?([a-z:-]*[a-z])/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });
});

it('README.md shows the ladders as they are in a new database', async () => {
  const line = await Line.open(sqlite);
  const rows = await line.rows<{ kind: string; name: string }>(
    'SELECT `ladder_kind` AS `kind`, `name` FROM `ladder_steps` ORDER BY `position`',
  );
  await line.close();
  const readme = readFileSync('README.md', 'utf8');
  for (const kind of ['business_hours', 'after_hours']) {
    const row = readme.split('\n').find((each) => each.startsWith(`| \`${kind}\``)) ?? '';
    const [, ...names] = [...row.matchAll(/`([a-z_]+)`/g)].map(([, name]) => name);
    expect(names).toEqual(rows.filter((each) => each.kind === kind).map(({ name }) => name));
  }
});
