import { Injectable } from '@nestjs/common';
import { Clock, DomainError, type Actor } from '../common/index.js';
import type { AdministrativeUnit } from '../database/index.js';
import { Administration, UsersService } from '../users/index.js';
import { appendNotes, holdIncident } from '../incidents/index.js';
import type { NoteAnswer } from './notes.dto.js';

/** Writes what people note into the trails of incidents, of calls in progress too. */
@Injectable()
export class NotesService {
  constructor(
    private readonly administration: Administration,
    private readonly users: UsersService,
    private readonly clock: Clock,
  ) {}

  /**
   * Adds a note to the trail of an incident, with who writes it, and returns it. It changes nothing of the call, and does not
   * keep a silent one open.
   * @throws DomainError 404 `INCIDENT_NOT_FOUND`; as `Administration.write`.
   */
  add(actor: Actor, incidentId: number, text: string): Promise<NoteAnswer> {
    return this.administration.write(actor, (unit) => this.addIn(unit, actor.userId, incidentId, text));
  }

  private async addIn(unit: AdministrativeUnit, userId: number, incidentId: number, text: string): Promise<NoteAnswer> {
    // Read first: the incident is held for as short as possible, for its call may be waiting.
    const { name: userName } = await this.users.get(unit, userId);
    if (!(await holdIncident(unit, incidentId))) {
      throw new DomainError(404, 'INCIDENT_NOT_FOUND', `there is no incident with the id ${incidentId}`);
    }
    const at = this.clock.now();
    await appendNotes(unit, 'note', [{ incidentId, type: 'note_added', facts: { text, userId, userName } }], at);
    return { incidentId, at, userId, userName, text };
  }
}
