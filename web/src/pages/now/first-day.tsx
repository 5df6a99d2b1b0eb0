import { Anchor, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '../../api/client';
import { useLineNow } from '../../api/now-queries';
import { keys, useEverybody, useLadders, useOnCallNow, usePreview } from '../../api/queries';
import { isRemembered, remember } from '../../app/first-day';
import { Link } from '../../app/router';
import { useMe } from '../../app/session';
import { useStrings } from '../../strings';
import { tonightIn } from '../../time/tonight';
import { Card } from '../../ui/card';
import { Icon } from '../../ui/icon';
import { useNow, useZones } from '../../ui/time';
import { stepTitle } from '../../ui/words';
import { calledIn, doneSteps, FIRST_STEPS, stepsWithoutPhone, type FirstStep } from './first-day-steps';
import classes from './now.module.css';

const MINUTE = 60_000;

/** What the line needs before its first call, for admins: until all is done, or somebody hides it in this browser. */
export function FirstDay() {
  const { isAdmin } = useMe();
  const [isOver, setOver] = useState(() => isRemembered('over'));
  const end = (): void => {
    remember('over');
    setOver(true);
  };
  return isAdmin && !isOver && <Checklist onEnd={end} />;
}

/** What no other part of the first page asks for: whether hours were ever changed, and a test message arrived. */
function useFirstDay() {
  return useQuery({
    queryKey: [...keys.messageList, 'first-day'],
    queryFn: async ({ signal }) => {
      const [hours, tests] = await Promise.all([
        call('GET /api/audit', { query: { entity: 'business_hours', limit: 1 }, signal }),
        call('GET /api/messages', { query: { kind: 'test', limit: 20 }, signal }),
      ]);
      const hasTestMessage = tests.items.some(({ status }) => status === 'sent' || status === 'delivered');
      return { hasChangedHours: hours.items.length > 0, hasTestMessage };
    },
  });
}

function Checklist({ onEnd }: { onEnd: () => void }) {
  const strings = useStrings();
  const { firstDay } = strings;
  const { me } = useMe();
  const { business } = useZones();
  const at = new Date(tonightIn(business, useNow(MINUTE))).toISOString();
  const [areHoursRight, setHoursRight] = useState(() => isRemembered('hours'));
  const people = useEverybody().data;
  const ladders = useLadders().data;
  const onCall = useOnCallNow().data;
  const tonight = usePreview(at).data;
  const line = useLineNow().data;
  const stored = useFirstDay().data;
  const known =
    people && ladders && onCall && tonight && line && stored
      ? {
          myId: me.id,
          people,
          stepNames: ladders.flatMap(({ steps }) => steps.map(({ name }) => name)),
          areHoursRight: areHoursRight || stored.hasChangedHours,
          timeline: onCall.timeline,
          tonight,
          isCheckedAtTwilio: isRemembered('twilio'),
          hasTestMessage: stored.hasTestMessage,
          hasCalls: line.lastCalls.length > 0,
        }
      : null;
  const done = known && doneSteps(known);
  const isAllDone = done?.size === FIRST_STEPS.length;
  useEffect(() => {
    if (isAllDone) onEnd();
  });
  if (known === null || done === null || isAllDone) return null;
  const texts: Readonly<Record<FirstStep, string>> = {
    ...firstDay.texts,
    people: firstDay.missing(
      stepsWithoutPhone(known)
        .map((name) => stepTitle(name, strings))
        .join(', '),
    ),
  };
  const paths: Readonly<Record<FirstStep, string>> = {
    phone: `/people?q=${encodeURIComponent(me.name)}`,
    hours: '/ladders',
    people: '/people',
    onCall: '/on-call',
    tonight: `/preview?at=${encodeURIComponent(at)}`,
    twilio: '/account',
    test: '/account',
  };
  return (
    <Card
      title={firstDay.title}
      side={
        <Group gap="sm">
          <Text size="sm" c="dimmed" role="status">
            {firstDay.progress(done.size, FIRST_STEPS.length)}
          </Text>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`${firstDay.hide}: ${firstDay.title}`}
            onClick={onEnd}
          >
            {firstDay.hide}
          </Button>
        </Group>
      }
    >
      <Text c="dimmed">{firstDay.text}</Text>
      <ol className={classes.plain} aria-label={firstDay.title}>
        {FIRST_STEPS.map((step) => (
          <li key={step} className={classes.firstStep} data-done={done.has(step) || undefined}>
            <Icon name={done.has(step) ? 'check' : 'right'} />
            <div>
              <span className="hidden-visually">{done.has(step) ? firstDay.done : firstDay.open}: </span>
              <Anchor component={Link} to={paths[step]}>
                {firstDay.steps[step]}
              </Anchor>
              {!done.has(step) && <Text size="sm">{texts[step]}</Text>}
              {step === 'tonight' && done.has(step) && (
                <Text size="sm">{firstDay.wouldBeCalled(calledIn(known.tonight).slice(0, 3).join(', '))}</Text>
              )}
            </div>
            {step === 'hours' && !done.has(step) && (
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => {
                  remember('hours');
                  setHoursRight(true);
                }}
              >
                {firstDay.right}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}
