import { describe, expect, it } from 'vitest';
import { en } from '../../strings/en';
import { es } from '../../strings/es';
import { changedFields, subjectOf, titleOf, type Change, type Telling } from './change-words';

const NAMES = new Map([
  [7, 'Nora Quill'],
  [8, 'Tobias Pen'],
]);
const telling: Telling = {
  strings: en,
  nameOf: (id) => NAMES.get(id) ?? `person ${id}`,
  momentOf: (instant) => `at ${instant}`,
};

function change(entity: string, before: object | null, after: object | null, entityId = '1'): Change {
  const values = { before: before as Change['before'], after: after as Change['after'] };
  return { id: 1, at: '2026-11-23T10:00:00Z', actorUserId: 7, entity, entityId, ...values };
}

const told = (entity: string, before: object | null, after: object | null, by = telling) =>
  changedFields(change(entity, before, after), by).map(({ label, before: was, after: is }) => [label, was, is]);

describe('A change in words', () => {
  it('names only the fields that are different, by the words of the page', () => {
    const before = { name: 'Nora', role: 'technician', active: true, acceptance: 'key', phoneE164: null };
    const after = { ...before, role: 'manager', active: false, acceptance: 'none', phoneE164: '+14155550101' };
    expect(told('user', before, { ...after, password: 'changed' })).toEqual([
      ['Role', ['Technician'], ['Manager']],
      ['Active', ['Yes'], ['No']],
      ['When answering', ['press 1 to take the call'], ['connected at once']],
      ['Phone', [], ['+14155550101']],
      ['Password', [], ['changed']],
    ]);
  });

  it('names people, moments and weekdays, and hides what is for the service alone', () => {
    const shift = { userId: 7, level: 'primary', startsAt: '2026-12-01T08:00:00Z' };
    expect(told('shift', shift, { ...shift, userId: 8, startsAt: '2026-12-02T08:00:00Z' })).toEqual([
      ['Person', ['Nora Quill'], ['Tobias Pen']],
      ['From', ['at 2026-12-01T08:00:00Z'], ['at 2026-12-02T08:00:00Z']],
    ]);
    const rotation = { handoffWeekday: 1, participants: [7, 8], turnOffset: 0, begunAt: null };
    expect(told('rotation', rotation, { ...rotation, handoffWeekday: 5, participants: [8], turnOffset: 3 })).toEqual([
      ['Hands over on', ['Monday'], ['Friday']],
      ['People in turn', ['Nora Quill', 'Tobias Pen'], ['Tobias Pen']],
    ]);
  });

  it('tells of a list of hours or holidays the parts that came or went, and of a ladder all its steps', () => {
    const monday = { weekday: 1, opens: '08:00', closes: '17:00' };
    const christmas = { date: '2026-12-25', name: 'Christmas', closes: null };
    const eve = { date: '2026-12-24', name: 'Christmas Eve', closes: '12:00' };
    const before = { timeZone: 'UTC', weekly: [monday, { ...monday, weekday: 2 }], holidays: [christmas] };
    const after = { timeZone: 'UTC', weekly: [monday], holidays: [eve, christmas] };
    expect(told('business_hours', before, after)).toEqual([
      ['Hours of the week', ['Tuesday 08:00–17:00'], []],
      ['Holidays', [], ['2026-12-24 Christmas Eve, closes at 12:00']],
    ]);
    const steps = [
      { name: 'primary_oncall', timeoutSeconds: 30, limit: null },
      { name: 'admin', timeoutSeconds: 20, limit: 2 },
    ];
    expect(told('ladder', { steps: [] }, { steps })).toEqual([
      ['Steps', [], ['Primary on call, 30 s', 'Admins, 20 s, 2 people at most']],
    ]);
  });

  it('names each text of the line with its language', () => {
    const before = { languages: ['en'], texts: { en: { greeting: null }, es: {} } };
    const after = { languages: ['en', 'es'], texts: { en: { greeting: 'Hello.' }, es: {} } };
    expect(told('line_texts', before, after)).toEqual([
      ['Languages', ['English'], ['English', 'Spanish']],
      ['Greeting (English)', [], ['Hello.']],
    ]);
  });

  it('says what happened to what, in both languages, also of what this page does not know', () => {
    const added = change('user', null, { name: 'Nora Quill' }, '7');
    expect([titleOf(added, en), titleOf(added, es)]).toEqual(['Person added', 'Persona añadida']);
    expect(subjectOf(added, telling)).toBe('Nora Quill');
    expect(subjectOf(change('override', null, { userId: 8, level: 'secondary' }), telling)).toBe(
      'Tobias Pen, Secondary',
    );
    expect(subjectOf(change('ladder', {}, {}, 'after_hours'), telling)).toBe('After hours');
    expect(subjectOf(change('follow_up', {}, {}, '12'), telling)).toBe('Incident 12');
    const unknown = change('price_list', { price: 1 }, null);
    expect(titleOf(unknown, en)).toBe('price list removed');
    expect(told('price_list', { price: 1 }, { price: 2 })).toEqual([['price', ['1'], ['2']]]);
  });

  it('has a word for every field that is noted', () => {
    expect(Object.keys(es.audit.fields)).toEqual(Object.keys(en.audit.fields));
    expect(Object.keys(es.audit.words)).toEqual(Object.keys(en.audit.words));
    expect(Object.keys(es.audit.changes)).toEqual(Object.keys(en.audit.changes));
    expect(Object.keys(es.messages.errors)).toEqual(Object.keys(en.messages.errors));
  });
});
