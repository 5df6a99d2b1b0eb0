import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { DomainError } from '../../common/index.js';
import { UnitOfWork } from '../../database/index.js';
import { Incident, IncidentEvent, type ConsideredStep, type EventData } from '../../incidents/index.js';
import { UsersService, type Person } from '../../users/index.js';
import type { ExplainedOffer, ExplainedStep, ExplanationAnswer, OfferKind } from './explanation.dto.js';
import { unpack } from './pack.js';

/** Tells of a past call who was offered and why nobody else was: what was kept at that moment, worked out by nobody now. */
@Injectable()
export class ExplanationService {
  constructor(
    private readonly users: UsersService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws DomainError 404 `INCIDENT_NOT_FOUND`. */
  explain(incidentId: number): Promise<ExplanationAnswer> {
    return this.unitOfWork.run(async (unit) => {
      if (!(await unit.manager.existsBy(Incident, { id: incidentId }))) {
        throw new DomainError(404, 'INCIDENT_NOT_FOUND', `there is no incident ${incidentId}`);
      }
      const kinds: OfferKind[] = ['offered', 'reoffered', 'exhausted'];
      const events = await unit.manager.find(IncidentEvent, {
        where: { incidentId, type: In(kinds), source: 'request' },
        order: { seq: 'ASC' },
      });
      const names = new Map(
        (await this.users.people(unit)).map(({ id, name }): [number, Person['name']] => [id, name]),
      );
      return { offers: explainAll(events, names) };
    });
  }
}

function explainAll(events: readonly IncidentEvent[], names: ReadonlyMap<number, string>): ExplainedOffer[] {
  let last: EventData['offer'];
  return events.map(({ seq, at, type, data }) => {
    const { offer, offers, rung, facts, considered = [] } = data as EventData;
    last = offer ?? offers?.[0] ?? (type === 'exhausted' ? undefined : last);
    const person = { userId: last?.userId ?? null, userName: last?.userName ?? null };
    const together = rung?.map((userId) => ({ userId, userName: names.get(userId) ?? null }));
    const stepName = String(facts?.['stepName'] ?? '');
    const ladder = considered.map((step) => explainStep(step, names));
    return { seq, at, kind: type as OfferKind, stepName, ...person, ...(together && { together }), ladder };
  });
}

function explainStep(step: ConsideredStep, names: ReadonlyMap<number, string>): ExplainedStep {
  const { name, candidates } = unpack(step);
  const { more, failed } = step;
  return {
    name,
    candidates: candidates.map(({ userId, verdict }) => {
      const userName = names.get(userId) ?? null;
      return verdict === 'offered'
        ? { userId, userName, taken: true }
        : { userId, userName, taken: false, reason: verdict };
    }),
    ...(failed && { failed }),
    ...(more !== undefined && { more }),
  };
}
