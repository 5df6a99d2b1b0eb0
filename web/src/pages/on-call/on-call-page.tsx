import { Button, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { call, serviceNow } from '../../api/client';
import { useBusinessHours, useTimeline, type Level, type Segment } from '../../api/queries';
import { setFilter, useQueryString } from '../../app/router';
import { useMe } from '../../app/session';
import { useStrings } from '../../strings';
import { addDays, daysFrom, wallOf, type ZoneDay } from '../../time/zone';
import { Icon } from '../../ui/icon';
import { Loaded, Loading, notifyError } from '../../ui/loaded';
import { useNow, useZones } from '../../ui/time';
import { draftOf, overridesOf } from './beneath';
import { Entries } from './entries';
import type { EntryDraft } from './entry-draft';
import { EntryForm } from './entry-form';
import { Pool } from './pool';
import { Rotations } from './rotations';
import { SegmentList } from './segment-list';
import { TimelineView } from './timeline-view';
import { WhichOverride } from './which-override';

const MINUTE = 60_000;
const RANGES = { week: 7, twoWeeks: 14, month: 30 } as const;
type Range = keyof typeof RANGES;

/** Who is on call, and when: looked at, and changed. */
export default function OnCallPage() {
  const { onCall } = useStrings();
  const { isPending } = useBusinessHours();
  return (
    <Stack gap="md">
      <Title order={1}>{onCall.title}</Title>
      {isPending ? <Loading lines={8} /> : <Plan />}
    </Stack>
  );
}

function Plan() {
  const strings = useStrings();
  const { onCall, common } = strings;
  const { mayEdit } = useMe();
  const zones = useZones();
  const address = useQueryString();
  const range: Range = (Object.keys(RANGES) as Range[]).find((each) => each === address.get('range')) ?? 'twoWeeks';
  const isMine = address.get('clocks') === 'mine';
  const zone = isMine ? zones.viewer : zones.business;
  const asked = address.get('from') ?? '';
  const start = /^\d{4}-\d\d-\d\d$/.test(asked) && !Number.isNaN(Date.parse(asked)) ? asked : null;
  const [draft, setDraft] = useState<EntryDraft | null>(null);
  const today = wallOf(zone, useNow(MINUTE)).date;
  const days = daysFrom(zone, start ?? today, RANGES[range]);
  const move = (by: number): void => setFilter({ from: addDays(start ?? today, by * RANGES[range]) });
  return (
    <>
      <Group gap="sm">
        <SegmentedControl
          aria-label={onCall.range}
          value={range}
          onChange={(value) => setFilter({ range: value === 'twoWeeks' ? '' : value })}
          data={(Object.keys(RANGES) as Range[]).map((value) => ({ value, label: onCall[value] }))}
        />
        <Group gap={4}>
          <Button variant="default" px="xs" onClick={() => move(-1)} aria-label={onCall.earlier}>
            <Icon name="left" />
          </Button>
          <Button variant="default" onClick={() => setFilter({ from: '' })}>
            {onCall.today}
          </Button>
          <Button variant="default" px="xs" onClick={() => move(1)} aria-label={onCall.later}>
            <Icon name="right" />
          </Button>
        </Group>
        {zones.viewer !== zones.business && (
          <SegmentedControl
            aria-label={common.zone(zone)}
            value={isMine ? 'mine' : 'business'}
            onChange={(value) => setFilter({ clocks: value === 'mine' ? 'mine' : '' })}
            data={[
              { value: 'business', label: onCall.zoneBusiness },
              { value: 'mine', label: onCall.zoneMine },
            ]}
          />
        )}
        {mayEdit && (
          <Button leftSection={<Icon name="plus" size={18} />} onClick={() => setDraft(emptyDraft('override'))}>
            {onCall.newOverride}
          </Button>
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {common.zone(zone)}. {mayEdit && onCall.dragHint}
      </Text>
      <Drawn days={days} zone={zone} open={mayEdit ? setDraft : null} />
      <Entries open={setDraft} />
      <Rotations />
      <Pool />
      {draft !== null && <EntryForm draft={draft} zone={zone} onClose={() => setDraft(null)} />}
    </>
  );
}

const HOUR = 3_600_000;

function emptyDraft(kind: EntryDraft['kind']): EntryDraft {
  const from = Math.ceil(serviceNow() / HOUR) * HOUR;
  return { kind, id: null, userId: null, level: 'primary', from, to: from + 12 * HOUR, reason: '' };
}

function Drawn({
  days,
  zone,
  open,
}: {
  days: readonly ZoneDay[];
  zone: string;
  open: ((draft: EntryDraft) => void) | null;
}) {
  const [from, to] = [days[0]?.from ?? 0, days.at(-1)?.to ?? 0];
  const timeline = useTimeline(new Date(from).toISOString(), new Date(to).toISOString());
  const strings = useStrings();
  const [several, setSeveral] = useState<ReturnType<typeof overridesOf>>([]);
  const editOne = (id: number): void => {
    setSeveral([]);
    call('GET /api/on-call/overrides/{id}', { path: { id } }).then(
      (found) => open?.(draftOf(found)),
      (error: unknown) => notifyError(error, strings),
    );
  };
  const edit = (segment: Segment): void => {
    const found = overridesOf(segment);
    if (found.length === 1 && found[0]) editOne(found[0].id);
    else setSeveral(found);
  };
  const override = (level: Level, begins: number, ends: number): void =>
    open?.({ kind: 'override', id: null, userId: null, level, from: begins, to: ends, reason: '' });
  return (
    <Loaded query={timeline} lines={5}>
      {(answer) => (
        <>
          <TimelineView days={days} zone={zone} timeline={answer} override={open && override} edit={edit} />
          <SegmentList timeline={answer} />
          {several.length > 0 && (
            <WhichOverride overrides={several} onChoose={editOne} onClose={() => setSeveral([])} />
          )}
        </>
      )}
    </Loaded>
  );
}
