import { Button, CopyButton, Group, Table, Text } from '@mantine/core';
import type { Incident } from '../../api/queries';
import { useLanguage, type Language, type Strings } from '../../strings';
import { Card } from '../../ui/card';
import { clockOf, formatInstant, useShownNow, useZones } from '../../ui/time';
import { answererOf, attemptText, callerOf, stepTitle } from '../../ui/words';
import classes from './incidents.module.css';
import { NoteForm } from './note-form';
import { rangSeconds } from './rang';
import { noteOf } from './shown-events';
import { summaryOf } from './summary';

interface Entry {
  /** After how many seconds. */
  readonly after: number;
  readonly text: string;
}

/** An incident as a customer is told of it: one sentence, and what happened minute by minute. It can be copied and printed. */
export function InShort({ incident }: { incident: Incident }) {
  const { strings, language } = useLanguage();
  const { summary } = strings;
  const { viewer } = useZones();
  const now = useShownNow();
  const sentence = summaryOf(incident, now, strings);
  const reader = { strings, language, zone: viewer };
  const minutes = minutesOf(entriesOf(incident, now, reader));
  const text = textOf(incident, sentence, minutes, reader);
  return (
    <Card title={summary.title} side={<Tools text={text} strings={strings} />}>
      <Text size="lg" component="p" mt={0}>
        {sentence}
      </Text>
      <Table className={classes.minutes} aria-label={summary.byMinute}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={90}>{summary.minute}</Table.Th>
            <Table.Th>{summary.what}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {minutes.map(([minute, entries]) => (
            <Table.Tr key={minute}>
              <Table.Td className="number">{minute}</Table.Td>
              <Table.Td>
                {entries.map((entry, nth) => (
                  <div key={nth}>{entry.text}</div>
                ))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <NoteForm key={incident.id} incidentId={incident.id} />
    </Card>
  );
}

function Tools({ text, strings: { summary } }: { text: string; strings: Strings }) {
  return (
    <Group gap="xs" className={classes.tools}>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Button variant="default" size="xs" onClick={copy}>
            {copied ? summary.copied : summary.copy}
          </Button>
        )}
      </CopyButton>
      <Button variant="default" size="xs" onClick={() => window.print()}>
        {summary.print}
      </Button>
    </Group>
  );
}

/** For whom it is told. */
interface Reader {
  readonly strings: Strings;
  readonly language: Language;
  readonly zone: string;
}

/** What happened to the caller and what people noted, in order. */
function entriesOf(incident: Incident, now: number, { strings, language, zone }: Reader): Entry[] {
  const { summary } = strings;
  const begins = Date.parse(incident.createdAt);
  const after = (at: string): number => Math.max(0, (Date.parse(at) - begins) / 1000);
  const { attempts, answeredAt, answeredBy, endedAt, voiceMessage } = incident;
  const name = answererOf(answeredBy, strings);
  const rings = attempts.map((attempt) => {
    const rang = rangSeconds(attempt, incident, now);
    const result = attemptText(attempt.status, strings) + (rang === null ? '' : `, ${strings.common.seconds(rang)}`);
    return {
      after: after(attempt.offeredAt),
      text: summary.tried(attempt.userName, stepTitle(attempt.stepName, strings), result),
    };
  });
  const message = voiceMessage ? [summary.message(clockOf(voiceMessage.seconds ?? 0))] : [];
  const notes = incident.events.filter(({ type }) => type === 'note_added');
  return [
    { after: 0, text: summary.began(callerOf(incident.callerPhone, strings)) },
    ...rings,
    ...(answeredAt !== null && name !== null
      ? [{ after: after(answeredAt), text: summary.answered(name, clockOf(after(answeredAt))) }]
      : []),
    ...(endedAt === null ? [] : [...message, summary.ended].map((text) => ({ after: after(endedAt), text }))),
    ...notes.map((event) => {
      const [text, writer] = noteOf(event);
      const when = formatInstant(Date.parse(event.at), zone, language, 'full');
      return { after: after(event.at), text: strings.notes.line(writer, when, text) };
    }),
  ].toSorted((a, b) => a.after - b.after);
}

/** The same by the minute, `+0`, `+1`, ... of those in which something happened. */
function minutesOf(entries: readonly Entry[]): [minute: string, entries: readonly Entry[]][] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const minute = `+${Math.floor(entry.after / 60)}`;
    groups.set(minute, [...(groups.get(minute) ?? []), entry]);
  }
  return [...groups];
}

/** All of it as plain text, to be passed on. */
function textOf(
  incident: Incident,
  sentence: string,
  minutes: ReturnType<typeof minutesOf>,
  { strings, language, zone }: Reader,
): string {
  const when = formatInstant(Date.parse(incident.createdAt), zone, language, 'year');
  const head = `${strings.incidents.number(incident.id)} · ${callerOf(incident.callerPhone, strings)} · ${when} (${zone})`;
  const lines = minutes.flatMap(([minute, entries]) => entries.map(({ text }) => `${minute}  ${text}`));
  return [head, sentence, '', ...lines].join('\n');
}
