import type { FlowEvent, FlowRun } from '../../studio/index.js';
import type { CallAttempt, Incident, IncidentEvent } from '../../src/incidents/index.js';
import type { Employee } from '../kit/company.js';
import type { Line } from '../kit/line.js';
import { attemptsOf, eventsOf, incidentOf } from '../kit/look.js';

/** A call that was taken to its end: what was heard, who was rung, and what the service has written of it. */
export class TakenCall {
  /** Everything that happened, with the second of the call. */
  readonly events: FlowEvent[] = [];
  readonly startedAt: Date;
  run: FlowRun;
  /** Its rows; only of a call that reached the service. */
  incident: Incident;
  attempts: readonly CallAttempt[] = [];
  allEvents: readonly IncidentEvent[] = [];

  constructor(
    private readonly line: Line,
    private readonly people: ReadonlyMap<string, Employee>,
    readonly callSid: string,
  ) {
    this.startedAt = line.clock.now();
  }

  /** Reads what was written of the call. */
  async isOver(run: FlowRun): Promise<void> {
    this.run = run;
    await this.look();
  }

  /** Reads again what was written of the call. */
  async look(): Promise<void> {
    const [found] = await this.line.rows<{ id: number }>('SELECT `id` FROM `incidents` WHERE `call_sid` = ?', [
      this.callSid,
    ]);
    if (found === undefined) return;
    this.incident = await incidentOf(this.line, found.id);
    this.attempts = await attemptsOf(this.line, found.id);
    this.allEvents = await eventsOf(this.line, found.id);
  }

  /** Whose number that is; the number itself where it is nobody's. */
  nameOf(phone: string): string {
    return [...this.people.values()].find((person) => person.phone === phone)?.name ?? phone;
  }

  /** Who was rung, in this order: name, status, seconds of ringing. */
  get rang(): [string, string, number][] {
    return this.run.rang.map(({ phone, status, seconds }) => [this.nameOf(phone), status, rounded(seconds)]);
  }

  /** The names of who was rung, in this order. */
  get order(): string[] {
    return this.run.rang.map(({ phone }) => this.nameOf(phone));
  }

  /** Who got the caller. */
  get talkedTo(): string | null {
    return this.run.connectedTo === null ? null : this.nameOf(this.run.connectedTo);
  }

  /** Everything that the caller was told after the greeting. */
  get heard(): string[] {
    return this.run.heard.slice(1);
  }

  /** What somebody was told when they picked up. */
  whispersTo(name: string): string[] {
    return this.run.whispers.filter(({ phone }) => this.nameOf(phone) === name).map(({ words }) => words);
  }

  /** What became of everybody who was offered: name, result. */
  get results(): [string, string][] {
    return this.attempts.map(({ userName, status }) => [userName, status]);
  }

  /** The names of the lines of its requests in the trail, but for what Twilio says of legs on the way. */
  get trail(): string[] {
    return this.allEvents
      .filter(({ source, type }) => source === 'request' && type !== 'leg_status')
      .map(({ type }) => type);
  }

  /** The facts of the lines of one kind. */
  factsOf(type: string): unknown[] {
    return this.allEvents.filter((event) => event.type === type).map(({ data }) => (data as { facts: unknown }).facts);
  }

  /** The second of the call at which something happened first. */
  secondOf(type: FlowEvent['type'], name?: string): number | undefined {
    const event = this.events.find((one) => {
      return one.type === type && (name === undefined || ('phone' in one && this.nameOf(one.phone ?? '') === name));
    });
    return event === undefined ? undefined : rounded(event.at);
  }

  /** The second of the call of an instant in the rows. */
  at(instant: Date | null | undefined): number | null {
    return instant ? rounded((instant.getTime() - this.startedAt.getTime()) / 1000) : null;
  }
}

function rounded(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}
