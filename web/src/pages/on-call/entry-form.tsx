import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState, type FormEvent } from 'react';
import { call, serviceNow } from '../../api/client';
import { useChange, type Level } from '../../api/queries';
import { useUnsaved } from '../../app/unsaved';
import { useStrings, type Strings } from '../../strings';
import { CancelButton, Dialog } from '../../ui/dialog';
import { fieldReasons, reasonOf } from '../../ui/loaded';
import { MomentInput } from '../../ui/moment-input';
import { useBeneath } from './beneath';
import { CandidateSelect } from './candidate-select';
import type { EntryDraft } from './entry-draft';
import { QuickTimes } from './quick-times';
import { Replaces } from './replaces';
import { sayWhoElse } from './who-else';

/** Writes an entry of the plan: a new one, or one that is there. */
async function write({ kind, id, userId, level, from, to, reason }: EntryDraft): Promise<unknown> {
  const [startsAt, endsAt] = [new Date(from ?? 0).toISOString(), new Date(to ?? 0).toISOString()];
  const shift = { userId: userId ?? 0, level, startsAt, endsAt };
  const override = { ...shift, reason: reason.trim() === '' ? null : reason.trim() };
  if (kind === 'shift') {
    return id === null
      ? call('POST /api/on-call/shifts', { body: shift })
      : call('PATCH /api/on-call/shifts/{id}', { path: { id }, body: shift });
  }
  return id === null
    ? call('POST /api/on-call/overrides', { body: override })
    : call('PATCH /api/on-call/overrides/{id}', { path: { id }, body: override });
}

/** A form that is open for a while still begins "now". */
const TOLERATED_MILLISECONDS = 15 * 60_000;

/** What is wrong with the times of an entry: what has passed can't be changed, and an end comes after its beginning. */
function problemsOf({ from, to }: EntryDraft, before: EntryDraft, { past, endsTooSoon }: Strings['onCall']) {
  const now = serviceNow();
  const begins = from !== null && (before.id === null || from !== before.from) && from < now - TOLERATED_MILLISECONDS;
  const ends = to === null ? undefined : to <= now ? past : from !== null && to <= from ? endsTooSoon : undefined;
  return { from: begins ? past : undefined, to: ends };
}

/** Puts somebody on call for a stretch of time. */
export function EntryForm({ draft, zone, onClose }: { draft: EntryDraft; zone: string; onClose: () => void }) {
  const strings = useStrings();
  const { onCall, common } = strings;
  const [values, setValues] = useState(draft);
  useUnsaved(JSON.stringify(values) !== JSON.stringify(draft));
  const save = useChange(write);
  const beneath = useBeneath(values);
  const [isAsked, setAsked] = useState(false);
  const problems = problemsOf(values, draft, onCall);
  const refused = save.isError
    ? fieldReasons(save.error, { startsAt: onCall.past, endsAt: onCall.past, userId: common.badValue }, strings)
    : {};
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (values.userId === null || values.from === null || values.to === null || (problems.from ?? problems.to)) return;
    save.mutate(values, {
      onSuccess: () => {
        notifications.show({ message: common.saved });
        onClose();
        void sayWhoElse(values.level, values.from ?? 0, values.to ?? 0, strings).catch(() => undefined);
      },
    });
  };
  const isOverride = draft.kind === 'override';
  const titles = isOverride ? [onCall.newOverride, onCall.editOverride] : [onCall.newShift, onCall.editShift];
  return (
    <Dialog title={titles[draft.id === null ? 0 : 1] ?? ''} onClose={onClose}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <CandidateSelect
            value={values.userId}
            from={values.from}
            timeline={beneath.data}
            error={isAsked && values.userId === null ? onCall.choosePerson : refused['userId']}
            onChange={(userId) => setValues({ ...values, userId })}
          />
          <NativeSelect
            label={onCall.level}
            value={values.level}
            onChange={(event) => setValues({ ...values, level: event.currentTarget.value as Level })}
            data={(['primary', 'secondary'] as const).map((value) => ({ value, label: strings.level[value] }))}
          />
          {isOverride && <QuickTimes draft={values} onChange={(times) => setValues({ ...values, ...times })} />}
          <MomentInput
            label={`${onCall.starts} (${zone})`}
            zone={zone}
            required
            error={
              isAsked ? (problems.from ?? (values.from === null ? common.badMoment : refused['startsAt'])) : undefined
            }
            value={values.from}
            onChange={(from) => setValues({ ...values, from })}
          />
          <MomentInput
            label={`${onCall.ends} (${zone})`}
            zone={zone}
            required
            error={isAsked ? (problems.to ?? (values.to === null ? common.badMoment : refused['endsAt'])) : undefined}
            value={values.to}
            onChange={(to) => setValues({ ...values, to })}
          />
          {isOverride && <Replaces draft={values} beneath={beneath} />}
          {isOverride && (
            <TextInput
              label={onCall.reason}
              maxLength={200}
              value={values.reason}
              onChange={(event) => setValues({ ...values, reason: event.currentTarget.value })}
            />
          )}
          {save.isError && Object.keys(refused).length === 0 && (
            <Text c="var(--mantine-color-error)" role="alert">
              {reasonOf(save.error, strings)}
            </Text>
          )}
          <Group justify="flex-end">
            <CancelButton />
            <Button type="submit" loading={save.isPending}>
              {common.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
