/** A line of a calendar file, unfolded: `DTSTART;VALUE=DATE:20261225`. */
export interface Property {
  /** Parameters by their names in capitals. */
  readonly parameters: ReadonlyMap<string, string>;
  /** As written, with its escapes. */
  readonly value: string;
}

/** The properties of one event by their names in capitals; those of its alarms are left out. */
export type EventProperties = ReadonlyMap<string, readonly Property[]>;

/** What a file holds. */
export interface CalendarFile {
  readonly events: readonly EventProperties[];
  /** What the first calendar says of its zone (`X-WR-TIMEZONE`). */
  readonly timeZone: string | null;
  /** Events without an end: the file, their calendar or the next event comes first. */
  readonly cutOff: readonly EventProperties[];
  /** The file ends before its last calendar does. */
  readonly isCutOff: boolean;
}

const PROPERTY = /^([A-Za-z0-9-]{1,80})((?:;(?:"[^"]*"|[^":;])*)*):(.*)$/s;
const PARAMETER = /;([^:;="]+)=("[^"]*"|[^":;]*)/g;

/**
 * Reads the events of all calendars in a text, whatever its line ends and folds; lines that are no property are left
 * out. Null where there is no calendar, or one that has neither an event nor an end. Every event that begins is
 * among the events or those that are cut off.
 */
export function readCalendarFile(text: string): CalendarFile | null {
  const events: EventProperties[] = [];
  const open: string[] = [];
  let timeZone: string | null = null;
  let event: Map<string, Property[]> | null = null;
  const cutOff: EventProperties[] = [];
  const cutEvent = (): void => {
    if (event) cutOff.push(event);
    event = null;
  };
  let calendars = 0;
  let ended = 0;
  for (const line of unfold(text)) {
    const match = PROPERTY.exec(line);
    if (!match) continue;
    const [, name = '', parameters = '', value = ''] = match;
    const key = name.toUpperCase();
    const component = value.trim().toUpperCase();
    if (key === 'BEGIN') {
      open.push(component);
      if (component === 'VCALENDAR') calendars += 1;
      if (component === 'VEVENT' || component === 'VCALENDAR') cutEvent();
      if (component === 'VEVENT') event = new Map();
    } else if (key === 'END') {
      if (component === 'VCALENDAR') {
        ended += 1;
        cutEvent();
      }
      if (component === 'VEVENT' && event) {
        events.push(event);
        event = null;
      }
      const at = open.lastIndexOf(component);
      if (at >= 0) open.length = at;
    } else if (event && open.at(-1) === 'VEVENT') {
      const property = { parameters: parametersOf(parameters), value };
      const others = event.get(key);
      if (others) others.push(property);
      else event.set(key, [property]);
    } else if (key === 'X-WR-TIMEZONE') {
      timeZone ??= value.trim();
    }
  }
  cutEvent();
  if (calendars === 0 || (ended === 0 && events.length + cutOff.length === 0)) return null;
  return { events, cutOff, timeZone, isCutOff: ended < calendars };
}

/** Joins lines that a maker folded; empty ones are left out. */
function unfold(text: string): string[] {
  const lines: string[] = [];
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    const last = lines.length - 1;
    if (/^[ \t]/.test(line) && last >= 0) lines[last] += line.slice(1);
    else if (line.trim() !== '') lines.push(line);
  }
  return lines;
}

function parametersOf(text: string): Map<string, string> {
  return new Map(
    Array.from(text.matchAll(PARAMETER), ([, name = '', value = '']) => [
      name.trim().toUpperCase(),
      value.replaceAll('"', '').trim(),
    ]),
  );
}

/** Returns the first value of a property, trimmed, with its escapes; null where the event has none. */
export function valueOf(event: EventProperties, name: string): string | null {
  return event.get(name)?.[0]?.value.trim() ?? null;
}

/** Returns the first value of a text property without its escapes; empty where the event has none. */
export function textOf(event: EventProperties, name: string): string {
  const escaped = valueOf(event, name) ?? '';
  return escaped.replaceAll(/\\([\\;,Nn:"])/g, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign));
}
