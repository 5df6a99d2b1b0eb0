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
};

/** Where a call stands: a sign, a word and a colour. */
export function StateBadge({ status }: { status: IncidentSummary['status'] }) {
  const strings = useStrings();
  const { tone, icon } = LOOKS[status];
  return (
    <span className={classes.badge} data-tone={tone}>
      <Icon name={icon} size={15} />
      {strings.status[status]}
    </span>
  );
}
