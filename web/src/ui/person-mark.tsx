import { useStrings } from '../strings';
import { colourOf, initialsOf } from './initials';
import classes from './person-mark.module.css';
import { namesOnCall, peopleOnCall, type OnCallTogether } from './words';

interface Props {
  /** Null: it is not known who it is. */
  readonly id: number | null;
  readonly name: string;
}

/**
 * A person's colour and initials, to be found again at a glance. It stands beside the name and is never the only sign:
 * assistive technology, copies and searches of the page pass it over.
 */
export function PersonMark({ id, name }: Props) {
  if (id === null) return null;
  return (
    <span
      aria-hidden="true"
      className={classes.mark}
      data-person={colourOf(id)}
      data-initials={initialsOf(name)}
      translate="no"
    />
  );
}

/** A person's name behind their mark. */
export function PersonName({ id, name }: Props) {
  return (
    <>
      <PersonMark id={id} name={name} />
      {name}
    </>
  );
}

/** Who is on call in a stretch of the plan, in the order in which they are rung: the marks, and behind them the names. */
export function PeopleOnCall({ segment }: { segment: OnCallTogether }) {
  const strings = useStrings();
  return (
    <>
      {peopleOnCall(segment).map(({ userId, userName }) => (
        <PersonMark key={userId} id={userId} name={userName} />
      ))}
      {namesOnCall(segment, strings)}
    </>
  );
}
