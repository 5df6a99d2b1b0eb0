import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ReadinessError } from '../../api/schema';
import { useCoverage, useEverybody, useReadiness, type Gap, type UnfitStretch } from '../../api/queries';
import { useLineNow } from '../../api/now-queries';
import { useMessageSummary } from '../../api/message-queries';
import { useLive } from '../../app/live';
import { Link } from '../../app/router';
import { useMe } from '../../app/session';
import { useStrings, type Strings } from '../../strings';
import { Card } from '../../ui/card';
import { Icon } from '../../ui/icon';
import { Loading, Trouble } from '../../ui/loaded';
import { Moment } from '../../ui/time';
import { Unfit } from '../../ui/unfit';
import { stepTitle, whyText } from '../../ui/words';
import { groupedGaps } from './gap-groups';
import classes from './now.module.css';

/** How many kinds of gaps are told one by one. */
const MAX_GAPS = 8;

interface Problem {
  readonly key: string;
  readonly text: ReactNode;
  /** Something could go wrong; without it, something is. */
  readonly isMild: boolean;
}

/** What must be looked after, the worst first; that nothing must, where it is so. */
export function Problems() {
  const strings = useStrings();
  const coverage = useCoverage();
  const people = useEverybody();
  const readiness = useReadiness();
  const messages = useMessageSummary();
  const { data: line } = useLineNow();
  const { state } = useLive();
  const { mayEdit } = useMe();
  const failed = [coverage, people].find(({ isError }) => isError);
  const isLoading = line === undefined || coverage.isPending || people.isPending || readiness.isPending;
  const problems = [
    ...(state === 'lost' ? [{ key: 'lost', text: strings.now.lost, isMild: false }] : []),
    ...followUpProblems(line?.followUps, strings),
    ...readinessProblems(readiness, strings),
    ...messageProblems(messages.data?.counts ?? {}, mayEdit, strings),
    ...gapProblems(coverage.data?.gaps ?? [], strings),
    ...unfitProblems(coverage.data?.doesNotFit ?? [], strings),
    ...phoneProblems(people.data ?? [], strings),
  ];
  if (!isLoading && !failed && problems.length === 0) {
    return (
      <Group gap="xs" c="var(--answered)" px="md" role="status">
        <Icon name="check" />
        <Text>{strings.now.fine}</Text>
      </Group>
    );
  }
  return (
    <Card title={strings.now.problems}>
      {failed && <Trouble error={failed.error} retry={() => void failed.refetch()} />}
      {isLoading && problems.length === 0 && !failed && <Loading lines={2} />}
      <ul className={classes.plain}>
        {problems.map(({ key, text, isMild }) => (
          <li key={key} className={classes.problem} data-mild={isMild || undefined}>
            <Icon name={isMild ? 'clock' : 'alert'} />
            <div>{text}</div>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function readinessProblems({ data, isError }: ReturnType<typeof useReadiness>, { now, common }: Strings): Problem[] {
  if (isError) return [{ key: 'unreachable', text: common.notReached, isMild: false }];
  if (!data || data.status === 'ok') return [];
  const title = data.status === 'degraded' ? now.degraded : now.unavailable;
  const text = (
    <>
      <strong>{title}</strong>
      {data.errors.map((error) => (
        <Text key={error.code + error.message} size="sm">
          {readinessText(error, now)}
        </Text>
      ))}
    </>
  );
  return [{ key: 'readiness', text, isMild: false }];
}

function readinessText({ code, reason, message }: ReadinessError, now: Strings['now']): string {
  if (reason !== undefined) return now.databaseTrouble[reason];
  return code === 'DATABASE_SLOW' ? now.databaseSlow : message;
}

/** Callers whom nobody has spoken to: those whom nobody calls back are the worse. */
function followUpProblems(
  followUps: { readonly open: number; readonly notTaken: number } | undefined,
  { now }: Strings,
): Problem[] {
  if (!followUps || followUps.open === 0) return [];
  const { open, notTaken } = followUps;
  const text = <Link to="/follow-ups">{notTaken > 0 ? now.notTaken(notTaken) : now.beingCalledBack(open)}</Link>;
  return [{ key: 'follow-ups', text, isMild: notTaken === 0 }];
}

/** Messages of the last 24 hours that reached nobody, with the way to them for those who can send them again. */
function messageProblems(counts: Readonly<Record<string, number>>, mayEdit: boolean, { now }: Strings): Problem[] {
  const { failed = 0, undelivered = 0 } = counts;
  if (failed + undelivered === 0) return [];
  const words = now.failedMessages(failed + undelivered);
  const path =
    undelivered === 0 ? '/messages?status=failed' : failed === 0 ? '/messages?status=undelivered' : '/messages';
  return [{ key: 'messages', text: mayEdit ? <Link to={path}>{words}</Link> : words, isMild: false }];
}

/** Gaps of the whole ladder come first: then a caller reaches nobody at all. Each stands once, with where it is mended. */
function gapProblems(gaps: readonly Gap[], strings: Strings): Problem[] {
  const groups = groupedGaps(gaps);
  const shown = groups.slice(0, MAX_GAPS).map(({ key, ladder, step, why, first, times, fix }) => {
    const reason = strings.gapReasons[why] ?? whyText(why, strings);
    const words =
      step === null
        ? strings.now.gap(strings.ladder[ladder], reason)
        : strings.now.gapStep(stepTitle(step, strings), reason);
    return {
      key,
      isMild: step !== null,
      text: (
        <>
          <Link to={fix}>{step === null ? <strong>{words}</strong> : words}</Link>
          <Text size="sm" c="dimmed" component="div">
            <Moment at={first.from} /> – <Moment at={first.to} />
            {times > 1 && ` · ${strings.now.gapTimes(times - 1)}`}
          </Text>
        </>
      ),
    };
  });
  if (groups.length <= MAX_GAPS) return shown;
  const more = <Link to="/on-call">{strings.now.gapsMore(groups.length - MAX_GAPS)}</Link>;
  return [...shown, { key: 'more', text: more, isMild: true }];
}

/** The worst stretch of each ladder that doesn't fit the longest wait. */
function unfitProblems(stretches: readonly UnfitStretch[], { ladder: titles }: Strings): Problem[] {
  const worst = new Map<string, UnfitStretch>();
  for (const stretch of stretches) {
    const known = worst.get(stretch.ladder);
    if (!known || known.neededSeconds < stretch.neededSeconds) worst.set(stretch.ladder, stretch);
  }
  return [...worst.values()].map((fit) => {
    return { key: `unfit ${fit.ladder}`, text: <Unfit ladder={titles[fit.ladder]} fit={fit} />, isMild: true };
  });
}

function phoneProblems(
  people: readonly { readonly name: string; readonly active: boolean; readonly phoneE164: string | null }[],
  { now }: Strings,
): Problem[] {
  const names = people.filter(({ active, phoneE164 }) => active && phoneE164 === null).map(({ name }) => name);
  if (names.length === 0) return [];
  return [{ key: 'phones', text: <Link to="/people">{now.noPhone(names.join(', '))}</Link>, isMild: true }];
}
