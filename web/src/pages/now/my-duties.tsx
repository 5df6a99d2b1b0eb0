import { Button, Paper, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { serviceNow } from '../../api/client';
import { useTimeline } from '../../api/queries';
import { Link } from '../../app/router';
import { useMe } from '../../app/session';
import { useStrings, type Strings } from '../../strings';
import { Loaded } from '../../ui/loaded';
import { Moment, useNow } from '../../ui/time';
import { dutiesOf, type Duty } from '../../ui/duties';
import classes from './now.module.css';

const DAYS = 60;
/** How many duties that are yet to come are shown. */
const SHOWN = 5;
const MINUTE = 60_000;
const HOUR = 3_600_000;

/** Whether I am on call, until when, and when next: what a technician opens the page for. */
export function MyDuties() {
  const { duties } = useStrings();
  const { me } = useMe();
  // Whole hours, so that the page asks anew once an hour and not at each look.
  const [from] = useState(() => Math.floor(serviceNow() / HOUR) * HOUR);
  const timeline = useTimeline(new Date(from).toISOString(), new Date(from + DAYS * 24 * HOUR).toISOString());
  return (
    <Paper component="section" aria-label={duties.title} withBorder p="md" bg="var(--surface)">
      <Loaded query={timeline} lines={2}>
        {(answer) => <Told duties={dutiesOf(answer, me.id)} end={Date.parse(answer.to)} />}
      </Loaded>
    </Paper>
  );
}

/** `end` is how far ahead it is known. */
function Told({ duties, end }: { duties: readonly Duty[]; end: number }) {
  const strings = useStrings();
  const now = useNow(MINUTE);
  const current = duties.filter(({ from, to }) => from <= now && now < to);
  const coming = duties.filter(({ from }) => from > now).slice(0, SHOWN);
  return (
    <>
      {current.length === 0 && <Text fw={650}>{strings.duties.notOnCall}</Text>}
      {current.map((duty) => (
        <Text key={duty.level} fw={650} size="lg" component="p" m={0}>
          <Now duty={duty} end={end} />
        </Text>
      ))}
      {coming.length === 0 && current.length === 0 && <Text c="dimmed">{strings.duties.noneComing(DAYS)}</Text>}
      {coming.length > 0 && (
        <>
          <Text mt="xs" size="sm" c="dimmed">
            {strings.duties.next}
          </Text>
          <ol className={classes.plain} aria-label={strings.duties.next}>
            {coming.map((duty) => (
              <li key={`${duty.level}${duty.from}`}>
                <Range duty={duty} strings={strings} />
              </li>
            ))}
          </ol>
        </>
      )}
      <Button component={Link} to="/account" variant="default" size="xs" mt="sm">
        {strings.duties.calendar}
      </Button>
    </>
  );
}

function Now({ duty: { level, to }, end }: { duty: Duty; end: number }) {
  const strings = useStrings();
  const name = strings.level[level].toLowerCase();
  if (to >= end) return strings.duties.youStay(name, DAYS);
  return around(strings.duties.youAre(name, '\n'), <Moment at={to} both={false} />);
}

function Range({ duty, strings }: { duty: Duty; strings: Strings }) {
  return (
    <>
      <Moment at={duty.from} both={false} /> – <Moment at={duty.to} both={false} /> · {strings.level[duty.level]}
    </>
  );
}

/** A text in which a line break stands where something else is to stand. */
function around(text: string, inside: ReactNode): ReactNode {
  const [before, after = ''] = text.split('\n');
  return (
    <>
      {before}
      {inside}
      {after}
    </>
  );
}
