import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { call, type Answer, type Body } from '../../api/client';
import { keys } from '../../api/queries';
import { useStrings } from '../../strings';
import { Loaded } from '../../ui/loaded';
import { Moment } from '../../ui/time';
import { Unfit } from '../../ui/unfit';
import { stepTitle, whyText } from '../../ui/words';
import classes from './ladders.module.css';

type Draft = Answer<'POST /api/ladders/{kind}/preview'>;

/** Who would be called with a changed ladder, and the gaps that it opens and closes. */
export function LadderReview({
  kind,
  steps,
}: {
  kind: string;
  steps: readonly Body<'PUT /api/ladders/{kind}'>['steps'][number][];
}) {
  const strings = useStrings();
  const { ladders } = strings;
  const draft = useQuery({
    queryKey: [...keys.preview, 'ladder-draft', kind, steps],
    queryFn: ({ signal }) =>
      call('POST /api/ladders/{kind}/preview', {
        path: { kind: kind === 'business_hours' ? 'business_hours' : 'after_hours' },
        body: { steps: [...steps] },
        signal,
      }),
  });
  return (
    <Loaded query={draft} lines={6}>
      {({ at, before, after, fit, opened, closed }) => (
        <Stack gap="md">
          {at === null ? <Text>{ladders.notWithin}</Text> : <NextAt at={at} />}
          {at !== null && (
            <div className={classes.compare}>
              <Called title={ladders.before} steps={before} />
              <Called title={ladders.after} steps={after} />
            </div>
          )}
          {fit !== null && !fit.fits && (
            <div role="alert">
              <Unfit ladder={strings.ladder[kind === 'business_hours' ? 'business_hours' : 'after_hours']} fit={fit} />
            </div>
          )}
          {opened.length + closed.length === 0 && <Text>{ladders.noGapChange}</Text>}
          <Gaps title={ladders.opened} gaps={opened} colour="var(--trouble)" />
          <Gaps title={ladders.closed} gaps={closed} colour="var(--answered)" />
        </Stack>
      )}
    </Loaded>
  );
}

function NextAt({ at }: { at: string }) {
  const { ladders } = useStrings();
  const [before, after = ''] = ladders.nextAt('\n').split('\n');
  return (
    <Text component="div">
      {before}
      <Moment at={at} />
      {after}
    </Text>
  );
}

function Called({ title, steps }: { title: string; steps: Draft['before'] }) {
  const strings = useStrings();
  return (
    <div>
      <Text fw={650}>{title}</Text>
      <ol>
        {steps.map(({ name, timeoutSeconds, candidates }) => {
          const called = candidates.filter(({ willBeCalled }) => willBeCalled).map(({ userName }) => userName);
          return (
            <li key={name}>
              {stepTitle(name, strings)} · {strings.common.seconds(timeoutSeconds)}
              <Text size="sm" c="dimmed">
                {called.join(', ') || strings.ladders.nobody}
              </Text>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function Gaps({ title, gaps, colour }: { title: string; gaps: Draft['opened']; colour: string }) {
  const strings = useStrings();
  if (gaps.length === 0) return null;
  return (
    <div>
      <Text fw={650} c={colour}>
        {title}
      </Text>
      <ul>
        {gaps.slice(0, 6).map(({ from, to, step, why }) => (
          <li key={`${from}${step ?? ''}`}>
            {step === null ? strings.ladders.nobodyAtAll : stepTitle(step, strings)}: {whyText(why, strings)},{' '}
            <Moment at={from} /> – <Moment at={to} />
          </li>
        ))}
        {gaps.length > 6 && <li>{strings.now.gapsMore(gaps.length - 6)}</li>}
      </ul>
    </div>
  );
}
