import { Anchor, Text } from '@mantine/core';
import { Link } from '../../app/router';
import { useLanguage } from '../../strings';
import { useNames } from '../../ui/person-select';
import { formatInstant, Moment, useZones } from '../../ui/time';
import { changedFields, subjectOf, titleOf, type Change, type ChangedField, type Telling } from './change-words';
import classes from './audit.module.css';

/** One change: when, by whom, of what, and each field as it was and as it is now. */
export function ChangeRow({ change }: { change: Change }) {
  const { strings, language } = useLanguage();
  const { viewer } = useZones();
  const names = useNames();
  const nameOf = (id: number): string => names.get(id) ?? strings.audit.gone(String(id));
  const momentOf = (instant: string): string => formatInstant(Date.parse(instant), viewer, language, 'year');
  const telling: Telling = { strings, nameOf, momentOf };
  const { at, actorUserId, entity, entityId, before, after } = change;
  const subject = subjectOf(change, telling);
  const path = entity === 'follow_up' ? `/incidents/${entityId}` : `/audit?entity=${entity}&id=${entityId}`;
  const how = before === null || after === null ? 'whole' : 'changed';
  return (
    <li className={classes.row}>
      <div className={classes.when}>
        <Moment at={at} format="year" />
      </div>
      <div>
        <strong>{titleOf(change, strings)}</strong>
        {subject !== '' && (
          <div>
            <Anchor component={Link} to={path}>
              {subject}
            </Anchor>
          </div>
        )}
        <Text size="sm" c="dimmed">
          {actorUserId === null ? strings.audit.bySelf : strings.access.by(nameOf(actorUserId))}
        </Text>
      </div>
      <dl className={classes.fields} data-how={how}>
        {changedFields(change, telling).map((field) => (
          <Field key={field.key} field={field} how={how} />
        ))}
      </dl>
    </li>
  );
}

/** A field as it was and as it is now; of a thing that was added or removed, as it is or was. */
function Field({ field: { label, before, after }, how }: { field: ChangedField; how: 'whole' | 'changed' }) {
  return (
    <div className={classes.field}>
      <dt>{label}</dt>
      <dd>
        {how === 'whole' ? (
          <Lines lines={[...before, ...after]} />
        ) : (
          <>
            <Side kind="before" lines={before} />
            <span aria-hidden="true">→</span>
            <Side kind="after" lines={after} />
          </>
        )}
      </dd>
    </div>
  );
}

function Side({ kind, lines }: { kind: 'before' | 'after'; lines: readonly string[] }) {
  const { audit } = useLanguage().strings;
  const isNothing = lines.length === 0;
  return (
    <span className={classes.side} data-kind={isNothing ? 'nothing' : kind}>
      <span className="hidden-visually">{audit[kind]}: </span>
      {isNothing ? audit.nothing : <Lines lines={lines} />}
    </span>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return lines.map((line, nth) => (
    <span key={`${nth} ${line}`} className={classes.line}>
      {line}
    </span>
  ));
}
