import { Text } from '@mantine/core';
import type { Segment } from '../../api/queries';
import { useStrings, type Strings } from '../../strings';
import { Loaded } from '../../ui/loaded';
import { PersonMark } from '../../ui/person-mark';
import { Moment } from '../../ui/time';
import { namesOnCall, peopleOnCall } from '../../ui/words';
import type { useBeneath } from './beneath';
import type { EntryDraft } from './entry-draft';
import classes from './timeline.module.css';

/** How many stretches are told one by one. */
const SHOWN = 4;

/** Whom an override takes the place of, while it lasts: what is on call without it. */
export function Replaces({ draft, beneath }: { draft: EntryDraft; beneath: ReturnType<typeof useBeneath> }) {
  const { overrides } = useStrings();
  if (!beneath.isEnabled) return null;
  return (
    <section aria-label={overrides.without} aria-live="polite" className={classes.beneath}>
      <Loaded query={beneath} lines={1}>
        {(timeline) => <Stretches segments={timeline[draft.level]} />}
      </Loaded>
    </section>
  );
}

function Stretches({ segments }: { segments: readonly Segment[] }) {
  const strings = useStrings();
  return (
    <ul className={classes.list}>
      {segments.slice(0, SHOWN).map((segment) => (
        <li key={segment.from}>
          <span>
            {peopleOnCall(segment).map(({ userId, userName }) => (
              <PersonMark key={userId} id={userId} name={userName} />
            ))}
            {sentence(segment, strings)}
          </span>
          {segments.length > 1 && (
            <Text size="sm" c="dimmed" component="span">
              <Moment at={segment.from} both={false} /> – <Moment at={segment.to} both={false} />
            </Text>
          )}
        </li>
      ))}
      {segments.length > SHOWN && <li>{strings.overrides.more(segments.length - SHOWN)}</li>}
    </ul>
  );
}

function sentence(segment: Segment, strings: Strings): string {
  const { overrides } = strings;
  if (segment.userId === null) return overrides.nobody;
  const names = namesOnCall(segment, strings);
  return segment.source === 'override' ? overrides.beside(names) : overrides.insteadOf(names);
}
