import type { Answer } from '../../api/client';
import { useStrings } from '../../strings';
import { stepTitle, whyText } from '../../ui/words';
import classes from './incidents.module.css';

type Offer = Answer<'GET /api/incidents/{id}/explanation'>['offers'][number];

/** Everybody who was looked at for an offer, and what became of them. */
export function Why({ offer }: { offer: Offer }) {
  const strings = useStrings();
  const { incidents } = strings;
  return (
    <details>
      <summary>{offer.kind === 'exhausted' ? incidents.whyNobody : incidents.whyThis}</summary>
      <div className={classes.why}>
        {offer.together && (
          <p>
            {incidents.together(offer.together.map(({ userName }) => userName ?? strings.common.unknown).join(', '))}
          </p>
        )}
        {offer.ladder.map(({ name, candidates, failed, more }) => (
          <div key={name}>
            <strong>{stepTitle(name, strings)}</strong>
            {failed === true && ` · ${whyText('step_failed', strings)}`}
            <ol>
              {candidates.map(({ userId, userName, taken, reason }) => (
                <li key={userId}>
                  {userName ?? strings.common.unknown}:{' '}
                  {taken ? <strong>{incidents.chosen}</strong> : whyText(reason ?? 'not_reached', strings)}
                </li>
              ))}
              {candidates.length === 0 && failed !== true && <li>{incidents.nobodyOn}</li>}
              {more !== undefined && <li>{incidents.moreOn(more)}</li>}
            </ol>
          </div>
        ))}
      </div>
    </details>
  );
}
