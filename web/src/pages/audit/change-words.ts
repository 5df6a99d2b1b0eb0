import type { Answer } from '../../api/client';
import type { Strings } from '../../strings';
import { stepTitle } from '../../ui/words';

/** One change, as the service tells it. */
export type Change = Answer<'GET /api/audit'>['items'][number];

/** What a change is told with: words, the names of people, and how moments are written. */
export interface Telling {
  readonly strings: Strings;
  readonly nameOf: (id: number) => string;
  readonly momentOf: (instant: string) => string;
}

/** One field that is not as it was, in words; a list has a line for each of its parts. */
export interface ChangedField {
  readonly key: string;
  readonly label: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

type Values = Readonly<Record<string, unknown>>;

/** What is kept for the service itself, and says nothing to people. */
const HIDDEN: ReadonlySet<string> = new Set(['turnOffset', 'begunAt', 'resendOf']);
const PEOPLE: ReadonlySet<string> = new Set(['userId', 'takenBy', 'doneBy', 'participants', 'members']);
const MOMENTS: ReadonlySet<string> = new Set(['startsAt', 'endsAt', 'until', 'availabilityUntil']);
/** Lists in whose parts the order means nothing: only those parts are told that came or went. */
const SETS: ReadonlySet<string> = new Set(['weekly', 'holidays']);

/** Returns what happened, such as "Person added". */
export function titleOf({ entity, before, after }: Change, { audit }: Strings): string {
  const words = audit.changes[entity] ?? audit.change(entity.replaceAll('_', ' '));
  if (before === null) return words.added;
  return after === null ? words.removed : words.changed;
}

/** Returns to what or whom it happened, as people call it; empty where there is only one of its kind. */
export function subjectOf({ entity, entityId, before, after }: Change, { strings, nameOf }: Telling): string {
  const values: Values = after ?? before ?? {};
  const { userId, level } = values;
  switch (entity) {
    case 'user':
      return textOf(values['name']) || nameOf(Number(entityId));
    case 'shift':
    case 'override':
      return `${nameOf(Number(userId))}, ${strings.level[level === 'secondary' ? 'secondary' : 'primary']}`;
    case 'message':
      return nameOf(Number(userId));
    case 'rotation':
      return textOf(values['name']);
    case 'blocked_caller':
      return textOf(values['prefix']);
    case 'ladder':
      return strings.ladder[entityId === 'after_hours' ? 'after_hours' : 'business_hours'];
    case 'follow_up':
      return strings.incidents.number(Number(entityId));
    default:
      return '';
  }
}

/** Returns the fields that a change made different, in words. */
export function changedFields({ before, after }: Change, telling: Telling): ChangedField[] {
  const [was, is] = [flat(before ?? {}), flat(after ?? {})];
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((name) => !HIDDEN.has(name));
  return names.flatMap((key) => {
    const [old, now] = [linesOf(key, was[key], telling), linesOf(key, is[key], telling)];
    if (old.join('\n') === now.join('\n')) return [];
    const isSet = SETS.has(key);
    return [
      {
        key,
        label: labelOf(key, telling.strings),
        before: isSet ? old.filter((line) => !now.includes(line)) : old,
        after: isSet ? now.filter((line) => !old.includes(line)) : now,
      },
    ];
  });
}

/** The texts of the line stand in objects of their own: each becomes a field, such as `texts.en.greeting`. */
function flat(values: Values, path = ''): Values {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      isObject(value) ? Object.entries(flat(value, `${path}${name}.`)) : [[path + name, value]],
    ),
  );
}

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function labelOf(key: string, { audit, texts }: Strings): string {
  const [room = '', language = '', name = ''] = key.split('.');
  if (room !== 'texts' && room !== 'audio') return audit.fields[key] ?? key;
  const title = name === 'music' ? texts.audio.music : ((texts.names as Record<string, string>)[name] ?? name);
  const spoken = (texts.language as Record<string, string>)[language] ?? language;
  return room === 'audio' && name !== 'music' ? audit.recording(`${title} (${spoken})`) : `${title} (${spoken})`;
}

function linesOf(key: string, value: unknown, telling: Telling): string[] {
  if (value === null || value === undefined || value === '') return [];
  if (Array.isArray(value)) return value.flatMap((part: unknown) => linesOf(key, part, telling));
  const { strings, nameOf, momentOf } = telling;
  if (typeof value === 'boolean') return [value ? strings.common.yes : strings.common.no];
  if (isObject(value)) return [partOf(key, value, strings)];
  if (PEOPLE.has(key)) return [nameOf(Number(value))];
  const text = textOf(value);
  if (MOMENTS.has(key)) return [momentOf(text)];
  return [wordOf(key, text, strings)];
}

/** A word of the service's own in those of the reader; whatever people wrote stays as it is. */
function wordOf(key: string, text: string, { audit, roles, level, ladders, texts, messages }: Strings): string {
  const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    role: roles,
    level,
    languages: texts.language,
    kind: messages.kind,
  };
  if (key === 'handoffWeekday') return ladders.weekdays[Number(text) - 1] ?? text;
  return words[key]?.[text] ?? audit.words[`${key}.${text}`] ?? text;
}

/** A part of a list: a step of a ladder, hours of a day, or a holiday. */
function partOf(key: string, part: Values, strings: Strings): string {
  const text = (name: string): string => textOf(part[name]);
  const limit = text('limit') === '' ? null : text('limit');
  switch (key) {
    case 'steps':
      return strings.audit.step(stepTitle(text('name'), strings), text('timeoutSeconds'), limit);
    case 'weekly':
      return `${strings.ladders.weekdays[Number(part['weekday']) - 1] ?? ''} ${text('opens')}–${text('closes')}`;
    case 'holidays': {
      const closes = text('closes') === '' ? '' : `, ${strings.ladders.closesAt(text('closes'))}`;
      return `${text('date')} ${text('name')}${closes}`;
    }
    default:
      return Object.entries(part)
        .map(([name, value]) => `${strings.audit.fields[name] ?? name}: ${textOf(value)}`)
        .join(', ');
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
