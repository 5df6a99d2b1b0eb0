import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/index.js';
import { RepeatUnit, type Unit } from '../../database/index.js';
import type { IncidentWrite, StoredAnswer } from '../../incidents/index.js';
import { rememberChosen, StepRegistry } from '../../routing/index.js';
import { CallCache } from '../cache/call-cache.js';
import { CallReader } from './call-reader.service.js';
import type { CallWrite, Revisable, Stale } from './call-write.js';
import { checkWrite, type Verdict } from './check-write.js';
import type { Current } from './current.js';

/** How often a decision is made again within its transaction. */
const MAX_REVISIONS = 5;

/** One decision of a group can't be written as it is: the others are written without it. */
export class DecisionIsStale extends Error {
  constructor(readonly decision: Revisable) {
    super('what a decision was made from is no longer true');
  }
}

/** A decision that is ready; `write` is null where it can't be written here. */
export interface Prepared {
  readonly verdict: Verdict;
  readonly write: IncidentWrite | null;
}

/** Why a decision must be made again, and the response that was read for it. */
interface ReadAgain {
  readonly verdict: Verdict;
  readonly stored: StoredAnswer | null;
}

/** Makes decisions ready to be written, one after the other, in the transaction that writes them together. */
@Injectable()
export class WritePreparer {
  constructor(
    private readonly cache: CallCache,
    private readonly reader: CallReader,
    private readonly registry: StepRegistry,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes decisions ready to be written; where what one was made from has changed, it is made again while nothing else can
   * change.
   */
  async prepare(unit: Unit, decisions: readonly Revisable[], current: Current): Promise<Prepared[]> {
    const read = await this.readAgain(unit, decisions, current);
    const prepared: Prepared[] = [];
    for (const decision of decisions) prepared.push(await this.prepareOne(unit, decision, current, read));
    return prepared;
  }

  /** Reads what has changed for any of the decisions, all in one round trip; returns what was read for each. */
  private async readAgain(
    unit: Unit,
    decisions: readonly Revisable[],
    current: Current,
  ): Promise<Map<Revisable, ReadAgain>> {
    const changed = decisions.flatMap((decision) => {
      const verdict = checkWrite(decision.write, current, this.cache);
      const isDecidedHere = verdict === 'sound' ? decision.mustRevise : canLearnHere(verdict, decision, current);
      return isDecidedHere ? [{ decision, verdict }] : [];
    });
    if (changed.length === 0) return new Map();
    const ids = changed.flatMap(({ verdict }) => (isStale(verdict) ? this.toLearn(verdict, current) : []));
    const own = new Set(changed.map(({ decision }) => decision.write.outcome.incident.id));
    const others = [...new Set(ids)].filter((id) => !own.has(id));
    const stored = await this.reader.readCalls(
      unit,
      others,
      changed.map(({ decision }) => decision.sought),
    );
    return new Map(
      changed.map(({ decision, verdict }, index) => [decision, { verdict, stored: stored[index] ?? null }]),
    );
  }

  private async prepareOne(
    unit: Unit,
    decision: Revisable,
    current: Current,
    read: ReadonlyMap<Revisable, ReadAgain>,
  ): Promise<Prepared> {
    const { incident } = decision.write.outcome;
    const begins = decision.write.begins !== null;
    let again = read.get(decision);
    for (let revisions = 0; ; revisions += 1) {
      const verdict = again?.verdict ?? checkWrite(decision.write, current, this.cache);
      let stored = again?.stored ?? null;
      if (again === undefined && verdict === 'sound') {
        const write = await this.remember(unit, decision.write);
        if (write !== null) return { verdict, write };
        await this.reader.readPool(unit);
      } else if (again === undefined) {
        if (!canLearnHere(verdict, decision, current)) return { verdict, write: null };
        [stored = null] = await this.reader.readCalls(unit, this.toLearn(verdict, current), [decision.sought]);
      }
      again = undefined;
      const revised = revisions < MAX_REVISIONS ? decision.revise(stored) : null;
      const isOfSame = revised?.outcome.incident.id === incident.id && (revised.begins !== null) === begins;
      if (isOfSame) continue;
      if (verdict === 'sound') throw new DecisionIsStale(decision);
      return { verdict, write: null };
    }
  }

  /** Returns the incidents that must be read for what was found: those that stand otherwise, and who else is busy. */
  private toLearn({ incidentIds, isContended }: Stale, { busy }: Current): number[] {
    const ids = new Set(incidentIds);
    const now = this.clock.now();
    for (const [userId, incidents] of isContended ? busy : []) {
      for (const id of incidents) if (!this.cache.incidents.isBusyWith(userId, id, now)) ids.add(id);
    }
    return [...ids];
  }

  /** Tells steps with a memory, and adds to the trail what they fail at; null: a step wants another decision. */
  private async remember(unit: Unit, write: CallWrite): Promise<IncidentWrite | null> {
    const { outcome, context, insists, begins } = write;
    if (context === null || outcome.offers.length === 0) return write;
    try {
      const failures = await rememberChosen(this.registry, outcome.offers, { ...context, unit }, !insists);
      if (failures.length === 0) return write;
      const remake = begins && {
        ...begins,
        remake: (incident: typeof outcome.incident) => {
          const made = begins.remake(incident);
          return { ...made, events: [...made.events, ...failures] };
        },
      };
      return { ...write, begins: remake, outcome: { ...outcome, events: [...outcome.events, ...failures] } };
    } catch (error) {
      if (error instanceof RepeatUnit) return null;
      throw error;
    }
  }
}

function isStale(verdict: Verdict): verdict is Stale {
  return verdict !== 'sound' && verdict !== 'held';
}

/** Whether what was found can be read and decided again in this transaction. */
function canLearnHere(verdict: Verdict, { write }: Revisable, { locked }: Current): verdict is Stale {
  if (!isStale(verdict) || verdict.plan || verdict.isBegun) return false;
  return write.begins !== null || locked.has(write.outcome.incident.id);
}
