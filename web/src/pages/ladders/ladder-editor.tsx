import { Button, Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { call, type Answer } from '../../api/client';
import { keys, useChange, useLadderSteps } from '../../api/queries';
import { useMe } from '../../app/session';
import { useStrings } from '../../strings';
import { AddSelect } from '../../ui/add-select';
import { Card } from '../../ui/card';
import { Stale, useDraft } from '../../ui/draft';
import { Sortable } from '../../ui/sortable';
import { stepTitle } from '../../ui/words';
import classes from './ladders.module.css';
import { LadderReview } from './ladder-review';
import { Review } from './review';

type Ladder = Answer<'GET /api/ladders'>[number];
type Rung = Ladder['steps'][number];

/** A ladder: its steps in order, for how long each person rings, and how many of a step. */
export function LadderEditor({ ladder }: { ladder: Ladder }) {
  const strings = useStrings();
  const { ladders } = strings;
  const { mayEdit } = useMe();
  const { data: known = [] } = useLadderSteps();
  const { draft: steps, setDraft: setSteps, isChanged, isStale, reset } = useDraft<readonly Rung[]>(ladder.steps);
  const [isReviewed, setReviewed] = useState(false);
  const titles = new Map(known.map(({ name, title }) => [name, title]));
  const nameOf = ({ name }: Rung): string => stepTitle(name, strings, titles);
  const save = useChange(
    () => call('PUT /api/ladders/{kind}', { path: { kind: ladder.kind }, body: { steps: [...steps] } }),
    [keys.ladders],
  );
  const change = (name: string, values: Partial<Rung>): void =>
    setSteps(steps.map((step) => (step.name === name ? { ...step, ...values } : step)));
  const addable = known.filter(({ name }) => !steps.some((step) => step.name === name));
  const add = (name: string): void => {
    const step = known.find((each) => each.name === name);
    if (step) setSteps([...steps, { name, timeoutSeconds: step.timeoutSeconds, limit: step.limit }]);
  };
  const isWhole = steps.length > 0 && steps.every(({ timeoutSeconds, limit }) => timeoutSeconds >= 1 && limit !== 0);
  return (
    <Card title={strings.ladder[ladder.kind]}>
      <Stale isStale={isStale} reset={reset} />
      <Sortable
        items={steps}
        keyOf={({ name }) => name}
        nameOf={nameOf}
        onChange={setSteps}
        label={strings.ladder[ladder.kind]}
        disabled={!mayEdit}
      >
        {(rung) => (
          <div className={classes.rung}>
            <div>
              <strong>{nameOf(rung)}</strong>
              <Text size="sm" c="dimmed">
                {strings.stepTexts[rung.name] ?? known.find(({ name }) => name === rung.name)?.description}
              </Text>
            </div>
            <Numbers rung={rung} disabled={!mayEdit} change={(values) => change(rung.name, values)} />
            {mayEdit && (
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={`${strings.common.remove}: ${nameOf(rung)}`}
                onClick={() => setSteps(steps.filter(({ name }) => name !== rung.name))}
              >
                {strings.common.remove}
              </Button>
            )}
          </div>
        )}
      </Sortable>
      {mayEdit && (
        <Group mt="md" align="flex-end">
          <AddSelect
            label={ladders.addStep}
            choices={addable.map(({ name, title }) => ({ value: name, label: strings.steps[name] ?? title }))}
            onAdd={add}
          />
          <Button disabled={!isChanged || !isWhole} onClick={() => setReviewed(true)}>
            {ladders.review}
          </Button>
          {isChanged && (
            <Button variant="default" onClick={reset}>
              {ladders.reset}
            </Button>
          )}
        </Group>
      )}
      {isReviewed && (
        <Review onClose={() => setReviewed(false)} save={() => save.mutateAsync(undefined)}>
          <LadderReview kind={ladder.kind} steps={steps} />
        </Review>
      )}
    </Card>
  );
}

function Numbers({
  rung,
  disabled,
  change,
}: {
  rung: Rung;
  disabled: boolean;
  change: (values: Partial<Rung>) => void;
}) {
  const { ladders } = useStrings();
  return (
    <Group gap="xs" wrap="nowrap" align="flex-end">
      <TextInput
        className={classes.number}
        type="number"
        min={1}
        max={600}
        label={ladders.timeout}
        value={rung.timeoutSeconds === 0 ? '' : rung.timeoutSeconds}
        disabled={disabled}
        onChange={(event) => change({ timeoutSeconds: Number(event.currentTarget.value) })}
      />
      <TextInput
        className={classes.number}
        type="number"
        min={1}
        max={1000}
        label={ladders.limit}
        placeholder={ladders.noLimit}
        value={rung.limit ?? ''}
        disabled={disabled}
        onChange={(event) =>
          change({ limit: event.currentTarget.value === '' ? null : Number(event.currentTarget.value) })
        }
      />
    </Group>
  );
}
