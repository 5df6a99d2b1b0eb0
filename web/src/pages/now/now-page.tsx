import { Grid, Stack, Title } from '@mantine/core';
import {
  useBusinessHours,
  useCoverage,
  useEverybody,
  useIsDatabaseAway,
  useOnCallNow,
  usePreview,
  useReadiness,
  useRecentIncidents,
  type IncidentSummary,
} from '../../api/queries';
import { useStrings, type Strings } from '../../strings';
import { Icon, type IconName } from '../../ui/icon';
import { Loaded, Loading } from '../../ui/loaded';
import { Availability } from './availability';
import { CallCard } from './call-card';
import { LastCalls } from './last-calls';
import { LadderNow } from './ladder-now';
import classes from './now.module.css';
import { OnCallNow } from './on-call-now';
import { Problems } from './problems';

/** At a glance: is a call coming in, who is being rung, who is on call, is anything wrong. */
export default function NowPage() {
  const recent = useRecentIncidents();
  return (
    <Stack gap="md">
      <Loaded query={recent} lines={2}>
        {({ items }) => <Calls calls={items.filter(({ endedAt }) => endedAt === null)} />}
      </Loaded>
      <Rest recent={recent} />
    </Stack>
  );
}

/** All that is no call in progress. It comes at once when all of it is there, so that nothing jumps. */
function Rest({ recent }: { recent: ReturnType<typeof useRecentIncidents> }) {
  const parts = [
    recent,
    useReadiness(),
    useCoverage(),
    useEverybody(),
    usePreview(),
    useOnCallNow(),
    useBusinessHours(),
  ];
  if (parts.some(({ isPending }) => isPending)) return <Loading lines={8} />;
  return (
    <>
      <Problems />
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack gap="md">
            <LadderNow />
            <Loaded query={recent}>
              {({ items }) => <LastCalls calls={items.filter(({ endedAt }) => endedAt !== null).slice(0, 6)} />}
            </Loaded>
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }} className={classes.first}>
          <Stack gap="md">
            <Availability />
            <OnCallNow />
          </Stack>
        </Grid.Col>
      </Grid>
    </>
  );
}

function Calls({ calls }: { calls: readonly IncidentSummary[] }) {
  const strings = useStrings();
  const isAway = useIsDatabaseAway();
  const { text, tone, icon } = isAway ? unseen(strings) : headline(calls, strings);
  return (
    <>
      <div className={classes.headline} data-tone={tone}>
        <Icon name={icon} size={30} />
        <Title order={1} aria-live="polite">
          {text}
        </Title>
      </div>
      {calls.length > 0 && (
        <section aria-label={strings.now.calls}>
          <Stack gap="md">
            {calls.map(({ id }) => (
              <CallCard key={id} id={id} />
            ))}
          </Stack>
        </section>
      )}
    </>
  );
}

/** That no call is shown means nothing while none could be. */
function unseen({ now }: Strings): ReturnType<typeof headline> {
  return { text: now.unseen, tone: 'trouble', icon: 'alert' };
}

/** The one thing to be seen first: the worst of what goes on. */
function headline(calls: readonly IncidentSummary[], { now }: Strings): { text: string; tone: string; icon: IconName } {
  const of = (status: IncidentSummary['status']): number => calls.filter((each) => each.status === status).length;
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
