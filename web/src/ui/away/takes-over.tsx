import { Anchor, NativeSelect, Radio, Stack, Text } from '@mantine/core';
import { useEverybody } from '../../api/queries';
import { useMe } from '../../app/session';
import { useStrings } from '../../strings';
import type { Consequences } from './consequences';

/** Who takes over: the ladder as it is, or a colleague, null while they are not chosen yet. */
export type Successor = { readonly kind: 'ladder' } | { readonly kind: 'colleague'; readonly userId: number | null };

/** How many people are named who can be asked. */
const MOST_ASKED = 4;

/** Asks who takes over. Only those who may write the plan can put a colleague on call; the others learn whom to ask. */
export function TakesOver({
  found: { duties, emptied, next },
  userId,
  value,
  isMissing,
  onChange,
}: {
  found: Consequences;
  /** Who is away. */
  userId: number;
  value: Successor;
  /** Whether the colleague should have been chosen by now. */
  isMissing: boolean;
  onChange: (value: Successor) => void;
}) {
  const { away } = useStrings();
  const { mayEdit } = useMe();
  const { data: people = [] } = useEverybody();
  const reachesNobody = next.length === 0 || emptied.some(({ step }) => step === null);
  const ladder = reachesNobody
    ? { label: away.nobody, description: away.nobodyText }
    : { label: away.next(next.join(', ')), description: away.nextText };
  const colleagues = people.filter((each) => each.id !== userId && each.active && each.available && each.phoneE164);
  const choose = (kind: string): void => onChange(kind === 'colleague' ? { kind, userId: null } : { kind: 'ladder' });
  return (
    <>
      <Radio.Group label={away.who} value={value.kind} onChange={choose}>
        <Stack gap="xs" mt="xs">
          <Radio value="ladder" {...ladder} data-autofocus />
          {mayEdit && duties.length > 0 && (
            <Radio value="colleague" label={away.colleague} description={away.colleagueText} />
          )}
        </Stack>
      </Radio.Group>
      {value.kind === 'colleague' && (
        <NativeSelect
          aria-label={away.colleague}
          value={value.userId ?? ''}
          error={isMissing && value.userId === null ? away.choose : undefined}
          onChange={({ currentTarget }) =>
            onChange({ kind: 'colleague', userId: currentTarget.value === '' ? null : Number(currentTarget.value) })
          }
          data={[{ value: '', label: '–' }, ...colleagues.map(({ id, name }) => ({ value: String(id), label: name }))]}
        />
      )}
      {!mayEdit && duties.length > 0 && <WhomToAsk userId={userId} />}
    </>
  );
}

function WhomToAsk({ userId }: { userId: number }) {
  const { away } = useStrings();
  const { data: people = [] } = useEverybody();
  const asked = people
    .filter(({ id, role, active, phoneE164 }) => id !== userId && role !== 'technician' && active && phoneE164)
    .toSorted((a, b) => Number(b.available) - Number(a.available))
    .slice(0, MOST_ASKED);
  return (
    <Text size="sm">
      {asked.length === 0 ? away.askNobody : away.ask}
      {asked.map(({ id, name, phoneE164 }, nth) => (
        <span key={id}>
          {nth === 0 ? ' ' : ', '}
          {name}{' '}
          <Anchor underline="always" href={`tel:${phoneE164 ?? ''}`}>
            {phoneE164}
          </Anchor>
        </span>
      ))}
    </Text>
  );
}
