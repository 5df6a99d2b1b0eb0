import { usePath } from '../../app/router';
import { IncidentDetail } from './incident-detail';
import { IncidentList } from './incident-list';

/** What happened on the line: the list, or one of them. */
export default function IncidentsPage() {
  const id = /^\/incidents\/(\d{1,9})$/.exec(usePath())?.[1];
  return id === undefined ? <IncidentList /> : <IncidentDetail id={Number(id)} />;
}
