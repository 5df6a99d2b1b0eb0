import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { serviceNow } from '../../api/client';
import { useBusinessHours, usePreview, type Preview } from '../../api/queries';
import { navigate, useQueryString } from '../../app/router';
import { useStrings } from '../../strings';
import { addDays, instantOf, wallOf, weekdayOf } from '../../time/zone';
import { tonightIn } from '../../time/tonight';
import { Card } from '../../ui/card';
import { Icon } from '../../ui/icon';
import { Loaded } from '../../ui/loaded';
import { MomentInput } from '../../ui/moment-input';
import { clockOf, Moment, useNow, useZones } from '../../ui/time';
import { Unfit } from '../../ui/unfit';
import { stepTitle, whyText } from '../../ui/words';
import classes from './preview.module.css';

/** Who would be called at any moment: the whole ladder, with everybody on it and why not, where not. */
export default function PreviewPage() {
  const strings = useStrings();
  const query = useQueryString();
  const { business } = useZones();
  const { isPending } = useBusinessHours();
  const given = Date.parse(query.get('at') ?? '');
  const at = Number.isNaN(given) ? null : given;
  const caller = query.get('caller') ?? '';
  const show = (instant: number | null, phone: string): void => {
    const asked = new URLSearchParams({
      ...(instant !== null && { at: new Date(instant).toISOString() }),
      ...(phone !== '' && { caller: phone }),
    });
    navigate(asked.size === 0 ? '/preview' : `/preview?${asked.toString()}`);
  };
  const preview = usePreview(at === null ? undefined : new Date(at).toISOString(), caller);
  return (
    <Stack gap="md">
      <Title order={1}>{strings.preview.title}</Title>
      {!isPending && <Ask key={`${at} ${caller}`} zone={business} at={at} caller={caller} show={show} />}
      <Loaded query={preview} lines={6}>
        {(answer) => <Answered preview={answer} />}
      </Loaded>
    </Stack>
  );
}

interface AskProps {
  readonly zone: string;
  readonly at: number | null;
  readonly caller: string;
  readonly show: (at: number | null, caller: string) => void;
}

function Ask({ zone, at, caller, show }: AskProps) {
  const { preview, nav } = useStrings();
  // Of now nothing is asked for, so that the claims of calls under way count: unless another moment is typed.
  const [first] = useState<number>(() => at ?? serviceNow());
  const [typed, setTyped] = useState<number | null>(first);
  const [phone, setPhone] = useState(caller);
  const now = useNow(60_000);
  const today = wallOf(zone, now).date;
  const quick: [string, number | null][] = [
    [nav.now, null],
    [preview.tonight, tonightIn(zone, now)],
    [preview.tomorrow, instantOf(zone, addDays(today, 1), '10:00')],
    [preview.weekend, instantOf(zone, addDays(today, (6 - weekdayOf(today) + 7) % 7 || 7), '12:00')],
  ];
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (typed !== null) show(at === null && typed === first ? null : typed, phone.trim());
  };
  return (
    <form onSubmit={submit}>
      <Group align="flex-end" gap="sm">
        <MomentInput label={`${preview.when} (${zone})`} zone={zone} value={typed} onChange={setTyped} required />
        <TextInput
          label={preview.caller}
          placeholder="+14155551234"
          type="tel"
          maxLength={255}
          value={phone}
          onChange={(event) => setPhone(event.currentTarget.value)}
        />
        <Button type="submit">{preview.ask}</Button>
        <Group gap={6} role="group" aria-label={preview.quick}>
          {quick.map(([label, instant]) => (
            <Button
              key={label}
              variant="default"
              aria-pressed={at === instant}
              onClick={() => show(instant, phone.trim())}
            >
              {label}
            </Button>
          ))}
        </Group>
      </Group>
    </form>
  );
}

function Answered({ preview }: { preview: Preview }) {
  const strings = useStrings();
  const { steps, ladder, at, blocked } = preview;
  const called = new Map(
    steps.flatMap(({ candidates }) => candidates.map(({ order, ringSeconds }) => [order, ringSeconds ?? 0])),
  );
  called.delete(null);
  const [before, after = ''] = strings.preview.ladder(strings.ladder[ladder], '\n').split('\n');
  const seconds = [...called.values()].reduce((sum, each) => sum + each, 0);
  return (
    <>
      <Text component="div" size="lg" fw={600} role="status">
        {before}
        <Moment at={at} format="year" />
        {after}
      </Text>
      {blocked !== null ? (
        <Blocked block={blocked} />
      ) : called.size === 0 ? (
        <Group gap="xs" c="var(--trouble)" role="alert">
          <Icon name="alert" />
          <strong>{strings.preview.reachesNobody}</strong>
        </Group>
      ) : (
        <Text c="dimmed">{strings.preview.longest(clockOf(seconds))}</Text>
      )}
      {!preview.fits && (
        <Group gap="xs" c="var(--trouble)" role="alert" wrap="nowrap" align="flex-start">
          <Icon name="alert" />
          <div>
            <Unfit ladder={strings.ladder[ladder]} fit={preview} />
          </div>
        </Group>
      )}
      <ol className={classes.steps}>
        {steps.map((step) => (
          <li key={step.name}>
            <Step step={step} />
          </li>
        ))}
      </ol>
    </>
  );
}

/** The caller is blocked: what becomes of the call. */
function Blocked({ block }: { block: NonNullable<Preview['blocked']> }) {
  const { preview } = useStrings();
  return (
    <Group gap="xs" role="alert" wrap="nowrap" align="flex-start">
      <Icon name="phone-off" />
      <div>
        <strong>{preview.blocked(block.prefix)}</strong>
        <Text>{preview.blockedThen[block.then]}</Text>
        <Text c="dimmed">{preview.hears(block.hears)}</Text>
      </div>
    </Group>
  );
}

function Step({ step }: { step: Preview['steps'][number] }) {
  const strings = useStrings();
  const { name, timeoutSeconds, limit, candidates, problem } = step;
  return (
    <Card
      title={stepTitle(name, strings)}
      side={
        <Text size="sm" c="dimmed">
          {strings.preview.rings(timeoutSeconds)}
          {limit !== null && ` · ${strings.preview.limit(limit)}`}
        </Text>
      }
    >
      {problem && <Text c="var(--trouble)">{whyText(problem, strings)}</Text>}
      {!problem && candidates.length === 0 && <Text c="dimmed">{strings.preview.nobody}</Text>}
      <ul className={classes.candidates}>
        {candidates.map(({ userId, userName, willBeCalled, order, ringSeconds, reason }) => (
          <li key={userId} data-called={willBeCalled}>
            <span className={`${classes.order} number`}>{order ?? '–'}</span>
            <strong>{userName}</strong>
            {ringSeconds !== null && ringSeconds !== timeoutSeconds && (
              <Text size="sm" c="dimmed" component="span">
                {strings.common.seconds(ringSeconds)}
              </Text>
            )}
            {(reason || !willBeCalled) && (
              <Text size="sm" c="dimmed" component="span">
                {!willBeCalled && `${strings.preview.notCalled}: `}
                {whyText(reason ?? 'not_reached', strings)}
              </Text>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
