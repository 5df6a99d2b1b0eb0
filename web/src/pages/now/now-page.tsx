import { Grid, Stack, Title } from '@mantine/core';
import { useLineNow, type OpenCall } from '../../api/now-queries';
import {
  useBusinessHours,
  useCoverage,
  useEverybody,
  useIsDatabaseAway,
  useOnCallNow,
  usePreview,
  useReadiness,
} from '../../api/queries';
import { useLive } from '../../app/live';
import { useStrings, type Strings } from '../../strings';
import { Card } from '../../ui/card';
import { Icon, type IconName } from '../../ui/icon';
import { Loaded, Loading } from '../../ui/loaded';
import { Availability } from './availability';
import { CallCard } from './call-card';
import { CallRows } from './call-rows';
import { FirstDay } from './first-day';
import { LastCalls } from './last-calls';
import { LadderNow } from './ladder-now';
import classes from './now.module.css';
import { MyDuties } from './my-duties';
import { OnCallNow } from './on-call-now';
import { Problems } from './problems';

/** How many calls are shown with their ladder; the others are rows. */
const MAX_CARDS = 8;

/** At a glance: is a call coming in, who is being rung, who is on call, is anything wrong. */
export default function NowPage() {
  const now = useLineNow();
  return (
    <Stack gap="md">
      <Headline calls={now.data?.calls} />
      <Loaded query={now} lines={2}>
        {({ calls }) => calls.length > 0 && <Calls calls={calls} />}
      </Loaded>
      <Rest now={now} />
    </Stack>
  );
}

/** All that is no call in progress. It comes at once when all of it is there, so that nothing jumps. */
function Rest({ now }: { now: ReturnType<typeof useLineNow> }) {
  const parts = [now, useReadiness(), useCoverage(), useEverybody(), usePreview(), useOnCallNow(), useBusinessHours()];
  if (parts.some(({ isPending }) => isPending)) return <Loading lines={8} />;
  return (
    <>
      <Problems />
      <FirstDay />
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack gap="md">
            <LadderNow />
            <LastCalls now={now} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }} className={classes.first}>
          <Stack gap="md">
            <MyDuties />
            <Availability />
            <OnCallNow />
          </Stack>
        </Grid.Col>
      </Grid>
    </>
  );
}

/** The one line over everything; that no call is shown means nothing while none could be. */
function Headline({ calls }: { calls: readonly OpenCall[] | undefined }) {
  const strings = useStrings();
  const { state } = useLive();
  const isAway = useIsDatabaseAway();
  const { text, tone, icon } =
    state === 'lost'
      ? ({ text: strings.now.lost, tone: 'trouble', icon: 'cut' } as const)
      : isAway
        ? ({ text: strings.now.unseen, tone: 'trouble', icon: 'alert' } as const)
        : calls === undefined || (calls.length === 0 && state === 'connecting')
          ? ({ text: strings.live.connecting, tone: 'quiet', icon: 'clock' } as const)
          : headline(calls, strings);
  return (
    <div className={classes.headline} data-tone={tone}>
      <Icon name={icon} size={30} />
      <Title order={1} aria-live="polite">
        {text}
      </Title>
    </div>
  );
}

/** All calls that are not over, the longest waiting first. */
function Calls({ calls }: { calls: readonly OpenCall[] }) {
  const strings = useStrings();
  const rest = calls.slice(MAX_CARDS);
  return (
    <section aria-label={strings.now.calls}>
      <Stack gap="md">
        {calls.slice(0, MAX_CARDS).map(({ id }) => (
          <CallCard key={id} id={id} />
        ))}
        {rest.length > 0 && (
          <Card title={strings.now.moreCalls(rest.length)}>
            <CallRows calls={rest} />
          </Card>
        )}
      </Stack>
    </section>
  );
}

/** The one thing to be seen first: the worst of what goes on. */
function headline(calls: readonly OpenCall[], { now }: Strings): { text: string; tone: string; icon: IconName } {
  const of = (status: OpenCall['status']): number => calls.filter((each) => each.status === status).length;
  const [exhausted, ringing, talking] = [of('exhausted'), of('routing'), of('answered')];
  const parts = [
    exhausted > 0 && now.exhausted(exhausted),
    ringing > 0 && now.ringing(ringing),
    talking > 0 && now.talking(talking),
  ].filter((part) => part !== false);
  if (exhausted > 0) return { text: parts.join(' · '), tone: 'trouble', icon: 'alert' };
  if (ringing > 0) return { text: parts.join(' · '), tone: 'ringing', icon: 'phone' };
  if (talking > 0) return { text: parts.join(' · '), tone: 'answered', icon: 'phone' };
  return { text: now.calm, tone: 'quiet', icon: 'check' };
}
