import { Select, Text } from '@mantine/core';
import { useEverybody, type Person, type Timeline } from '../../api/queries';
import { useLanguage, type Language, type Strings } from '../../strings';
import { Icon } from '../../ui/icon';
import { PersonMark } from '../../ui/person-mark';
import { formatInstant, useZones } from '../../ui/time';
import { isOnCall } from '../../ui/words';
import classes from './timeline.module.css';

interface Props {
  readonly value: number | null;
  readonly error: string | undefined;
  /** From when on they are to be called, in epoch milliseconds. */
  readonly from: number | null;
  /** Who is on call at that time already. */
  readonly timeline: Timeline | undefined;
  readonly onChange: (userId: number | null) => void;
}

/** Chooses who is put on call, by typing a part of the name: each with whether they can be called then, and are on call already. */
export function CandidateSelect({ value, error, from, timeline, onChange }: Props) {
  const { strings, language } = useLanguage();
  const { viewer } = useZones();
  const { data = [] } = useEverybody();
  const people = data.filter(({ id, active }) => active || id === value);
  const stateOf = (person: Person): State => stateAt(person, from, timeline, { strings, language, zone: viewer });
  const byValue = new Map(people.map((person) => [String(person.id), person]));
  const chosen = byValue.get(String(value));
  return (
    <div>
      <Select
        label={strings.onCall.person}
        placeholder={strings.overrides.find}
        searchable
        openOnFocus={false}
        withScrollArea={false}
        comboboxProps={{ withinPortal: false }}
        classNames={{ options: classes.candidates ?? '' }}
        data-autofocus
        value={value === null ? null : String(value)}
        error={error}
        data={people.map(({ id, name }) => ({ value: String(id), label: name }))}
        filter={({ options, search }) =>
          options.filter((option) => 'label' in option && plain(option.label).includes(plain(search.trim())))
        }
        nothingFoundMessage={strings.overrides.nobodyFits}
        onChange={(next) => onChange(next === null ? null : Number(next))}
        renderOption={({ option }) => {
          const person = byValue.get(option.value);
          return (
            person && (
              <span className={classes.candidate}>
                <PersonMark id={person.id} name={person.name} />
                <span>
                  {person.name}
                  <Told state={stateOf(person)} />
                </span>
              </span>
            )
          );
        }}
      />
      {chosen && <Told state={stateOf(chosen)} />}
    </div>
  );
}

/** Small letters without accents: people type neither. */
function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

interface State {
  readonly canBeCalled: boolean;
  readonly words: string;
}

function Told({ state: { canBeCalled, words } }: { state: State }) {
  return (
    <Text size="sm" component="span" className={classes.state} data-can-be-called={canBeCalled}>
      <Icon name={canBeCalled ? 'check' : 'phone-off'} size={14} /> {words}
    </Text>
  );
}

function stateAt(
  person: Person,
  from: number | null,
  timeline: Timeline | undefined,
  { strings, language, zone }: { strings: Strings; language: Language; zone: string },
): State {
  const { overrides, level } = strings;
  const { phoneE164, available, availableUntil } = person;
  const until = availableUntil === null ? null : Date.parse(availableUntil);
  const isOff = !available && (until === null || from === null || from < until);
  const levels = (['primary', 'secondary'] as const).filter((each) =>
    timeline?.[each].some((segment) => isOnCall(segment, person.id)),
  );
  const words = [
    phoneE164 === null
      ? overrides.noPhone
      : !isOff
        ? overrides.canBeCalled
        : until === null
          ? overrides.off
          : overrides.offUntil(formatInstant(until, zone, language, 'full')),
    ...(levels.length > 0 ? [overrides.onCallAlready(levels.map((each) => level[each]).join(', '))] : []),
  ];
  return { canBeCalled: phoneE164 !== null && !isOff, words: words.join(' · ') };
}
