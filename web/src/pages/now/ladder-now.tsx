import { Text } from '@mantine/core';
import { usePreview } from '../../api/queries';
import { useStrings } from '../../strings';
import { Card } from '../../ui/card';
import { Icon } from '../../ui/icon';
import { Loaded } from '../../ui/loaded';
import { PersonName } from '../../ui/person-mark';
import { stepTitle, whyText } from '../../ui/words';
import classes from './now.module.css';

/** Whom a call that comes in now would ring, in order. */
export function LadderNow() {
  const strings = useStrings();
  const preview = usePreview();
  return (
    <Card
      title={strings.now.ladderNow}
      side={
        preview.data && (
          <Text size="sm" c="dimmed">
            {strings.ladder[preview.data.ladder]}
          </Text>
        )
      }
    >
      <Loaded query={preview} lines={5}>
        {({ steps }) => (
          <>
            {!steps.some(({ candidates }) => candidates.some(({ willBeCalled }) => willBeCalled)) && (
              <p className={classes.problem} role="status">
                <Icon name="alert" />
                <strong>{strings.now.nobodyAtAll}</strong>
              </p>
            )}
            <ol className={classes.rungs}>
              {steps.map(({ name, timeoutSeconds, candidates, problem }) => {
                const called = candidates.filter(({ willBeCalled }) => willBeCalled);
                return (
                  <li key={name}>
                    <Text size="sm" c="dimmed">
                      {stepTitle(name, strings)} ·{' '}
                      <span className="number">{strings.common.seconds(timeoutSeconds)}</span>
                    </Text>
                    <span>
                      {called.length > 0
                        ? called.map(({ userId, userName, order, reason }) => (
                            <span key={userId} className={classes.candidate}>
                              <span className="number">{order}.</span> <PersonName id={userId} name={userName} />
                              {reason && (
                                <Text size="sm" c="dimmed" component="span">
                                  {' '}
                                  ({whyText(reason, strings)})
                                </Text>
                              )}
                            </span>
                          ))
                        : `– ${whyText(problem ?? candidates[0]?.reason ?? 'empty', strings)}`}
                    </span>
                  </li>
                );
              })}
            </ol>
          </>
        )}
      </Loaded>
    </Card>
  );
}
