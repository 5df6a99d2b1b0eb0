import type { IncidentSummary } from '../api/queries';
import { useStrings } from '../strings';
import { Icon, type IconName } from './icon';
import classes from './ui.module.css';

const LOOKS: Readonly<Record<IncidentSummary['status'], { tone: string; icon: IconName }>> = {
  routing: { tone: 'ringing', icon: 'phone' },
  exhausted: { tone: 'trouble', icon: 'alert' },
  answered: { tone: 'answered', icon: 'phone' },
  completed: { tone: 'answered', icon: 'check' },
  abandoned: { tone: 'quiet', icon: 'phone-off' },
  handled_by_fallback: { tone: 'trouble', icon: 'phone' },
};

const BLOCKED = { tone: 'quiet', icon: 'phone-off' } as const;

/** Where a call stands: a sign, a word and a colour. `isBlocked`: its caller was, so nobody was rung. */
export function StateBadge({ status, isBlocked = false }: { status: IncidentSummary['status']; isBlocked?: boolean }) {
  const strings = useStrings();
  const { tone, icon } = isBlocked ? BLOCKED : LOOKS[status];
  return (
    <span className={classes.badge} data-tone={tone}>
      <Icon name={icon} size={15} />
      {isBlocked ? strings.callerBlocked : strings.status[status]}
    </span>
  );
}
