import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { colourOf, initialsOf, PERSON_COLOURS } from '../../web/src/ui/initials.js';
import { variables } from '../../web/src/theme/theme.js';

const styles = (name: string): string => readFileSync(new URL(`../../web/src/theme/${name}`, import.meta.url), 'utf8');
const [people, tokens] = [styles('people.css'), styles('tokens.css')];

/** The properties of the first rule with a selector. */
function rule(text: string, selector: string): ReadonlyMap<string, string> {
  const found =
    text.split('}').find((each) =>
      each
        .replace(/\/\*.*?\*\//s, '')
        .trim()
        .startsWith(`${selector} {`),
    ) ?? '';
  return new Map([...found.matchAll(/(--[\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]));
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast of two colours as WCAG 2 reckons it. */
function contrast(one: string | undefined, other: string | undefined): number {
  const [dark = 0, light = 0] = [one ?? '', other ?? ''].map(luminance).toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe.each([
  ['light', ''],
  ['dark', `:root[data-mantine-color-scheme='dark']`],
] as const)('the colours of people, %s', (scheme, before) => {
  const root = before || ':root';
  const ink = rule(people, root).get('--person-ink');
  const surface = rule(tokens, root);
  const text = variables({} as never)[scheme]['--mantine-color-text'];
  const quiet = variables({} as never)[scheme]['--mantine-color-dimmed'];

  it.each(Array.from({ length: PERSON_COLOURS }, (_, nth) => nth))('colour %i can be read and be seen', (nth) => {
    const colours = rule(people, `${before} [data-person='${nth}']`.trim());
    const [strong, soft] = [colours.get('--person'), colours.get('--person-soft')];
    expect(contrast(strong, ink), 'initials').toBeGreaterThan(4.5);
    expect(contrast(soft, text), 'a name').toBeGreaterThan(7);
    expect(contrast(soft, quiet), 'what is beside a name').toBeGreaterThan(4.5);
    for (const behind of [soft, surface.get('--surface'), surface.get('--surface-quiet'), surface.get('--page')]) {
      expect(contrast(strong, behind), 'the mark').toBeGreaterThan(3);
    }
  });

  it('are all different', () => {
    const all = Array.from({ length: PERSON_COLOURS }, (_, nth) =>
      rule(people, `${before} [data-person='${nth}']`.trim()).get('--person'),
    );
    expect(new Set(all).size).toBe(PERSON_COLOURS);
  });
});

describe('the mark of a person', () => {
  it('has a colour for each id, another one for the next', () => {
    for (let id = 1; id < 40; id += 1) {
      expect(colourOf(id)).toBeLessThan(PERSON_COLOURS);
      expect(colourOf(id)).not.toBe(colourOf(id + 1));
    }
  });

  it.each([
    ['Nora Quill', 'NQ'],
    ['Ana María de la Ñuñez-Ávila', 'AÁ'],
    ['olga', 'O'],
    ['  "Bob" (night) ', 'BN'],
    ['王小明', '王'],
    ['e\u0301mile z\u0308', 'É'.normalize('NFD') + 'Z\u0308'],
    ['👍 🚰', '?'],
    ['', '?'],
  ])('has the initials of %j: %j', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});
