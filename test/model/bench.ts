import type { AsyncCommand } from 'fast-check';
import { expect } from 'vitest';
import type { Line } from '../kit/line.js';
import { Wire, type WireReply } from '../kit/wire.js';
import { Client, type Sent } from './client.js';
import type { Change, Move } from './moves.js';
import { expectKeptPromises } from './promises.js';
import { readCalls, readLines, type TrailLine } from './rows.js';
import { recordOnly, rowsOf, sweep, tell } from './report-rules.js';
import { answerNext, beginCall, meantBy, type Answer } from './routing-rules.js';
import { settleIn } from './roster.js';
import { statusOf, type Call, type Human, type World } from './world.js';

const TOKEN_LIFE = 3600_000;
const SUCCESS = { success: true };

/** The running service beside the model of it: plays moves on both, and compares everything after each. */
export class Bench {
  /** How often each kind of move, answer and line of the trail came up. */
  readonly tally = new Map<string, number>();
  private readonly wire: Wire;
  private client = new Client();
  private history: Sent[] = [];
  private lastLine = 0;
  private lastCall = 0;
  private announced = new Map<Call, number>();

  constructor(readonly line: Line) {
    this.wire = new Wire(line.url);
  }

  close(): void {
    this.wire.close();
  }

  /** Begins a run with a company and nothing else in the database. */
  async begin(world: World): Promise<void> {
    await settleIn(this.line, world);
    this.client = new Client();
    this.history = [];
    this.announced = new Map();
  }

  /** Plays one move and checks what came of it. */
  async play(world: World, move: Move): Promise<void> {
    this.count(move.kind);
    switch (move.kind) {
      case 'again': {
        const sent = this.history.at(-1 - (move.which % Math.max(1, this.history.length)));
        if (sent) await this.send(world, sent);
        break;
      }
      case 'stranger': {
        const headers = { Authorization: move.secret === null ? '' : `Bearer ${move.secret}` };
        const reply = await this.wire.post(move.endpoint, { callSid: Client.sid(move.slot), incidentId: 1 }, headers);
        expect(reply.status, 'without the secret').toBe(401);
        expect(await this.newLines(), '11: 401 leaves no trace').toEqual([]);
        break;
      }
      case 'wait':
        this.line.clock.advance(move.seconds);
        world.now += move.seconds * 1000;
        break;
      case 'sweep':
        await this.sweep(world);
        break;
      case 'roster':
        await this.changeRoster(world, move.who, move.change);
        break;
      default: {
        const sent = this.client.compose(world, move);
        this.history.push(sent);
        await this.send(world, sent);
      }
    }
    const rows = await readCalls(this.line.dataSource, world.now);
    expect(rows, 'the tables are what the rules make of them').toEqual(
      world.calls.map((call) => rowsOf(call, world.now)),
    );
  }

  private async send(world: World, sent: Sent): Promise<void> {
    const reply = await this.wire.post(sent.endpoint, sent.body, sent.headers);
    const lines = await this.newLines();
    this.count(`status ${reply.status}`);
    const meant = meantBy(world, sent.endpoint, sent.ask);
    if (meant.kind === 'refused' || meant.kind === 'unknown') {
      expect(reply.status).toBe(meant.kind === 'refused' ? 400 : 404);
      expect(lines, 'no call, no line').toEqual([]);
      return;
    }
    if (meant.kind === 'conflict') {
      expect(reply.status).toBe(409);
      this.expectLines(world, meant.call, ['incident_mismatch'], lines);
      return;
    }
    expect(reply.status, JSON.stringify(reply.body)).toBe(200);
    const mismatch = meant.kind === 'call' && meant.mismatch ? ['incident_mismatch'] : [];
    const known = meant.kind === 'call' ? meant.call : null;
    const call = known ?? this.newCall(world, sent, reply);
    const key = `${sent.endpoint} ${sent.token}`;
    const stored = call.given.get(key);
    if (sent.token !== null && stored && stored.at >= world.now - TOKEN_LIFE) {
      expect(reply.body, 'the stored answer again').toEqual(stored.answer);
      this.expectLines(world, call, ['request_replayed', ...mismatch], lines);
    } else {
      const isOnlyRecorded = meant.kind === 'call' && meant.isOnlyRecorded === true;
      const { answer, types } = isOnlyRecorded
        ? { answer: SUCCESS, types: recordOnly(sent.told) }
        : this.effect(world, call, known, sent, reply.body as Answer);
      expect(reply.body).toEqual(answer);
      if (sent.token !== null) call.given.set(key, { answer, at: world.now });
      this.expectLines(world, call, [...types, ...mismatch], lines);
    }
    if (sent.told === null && !sent.isLost) this.client.learn(sent.slot, reply.body);
  }

  private effect(
    world: World,
    call: Call,
    known: Call | null,
    { told, ask }: Sent,
    answered: Answer,
  ): { answer: object; types: string[] } {
    if (told !== null) return { answer: SUCCESS, types: tell(call, told, world.now) };
    this.count(`step ${answered.stepName}`);
    expectKeptPromises(world, known, call, ask, answered);
    const { answer, line } = answerNext(world, call, ask);
    return { answer, types: [line] };
  }

  private newCall(world: World, { ask }: Sent, { body }: WireReply): Call {
    const { incidentId } = body as Answer;
    expect(incidentId, 'a new incident has a new number').toBeGreaterThan(this.lastCall);
    this.lastCall = incidentId;
    return beginCall(world, ask, incidentId);
  }

  /** One line of the request itself, and beside it what was noticed on the way: nothing else, numbered on. */
  private expectLines(world: World, call: Call, types: readonly string[], lines: readonly TrailLine[]): void {
    const turns = lines.filter(({ type }) => type === 'broadcast_due').length;
    const expected = [...types, ...Array.from({ length: turns }, () => 'broadcast_due')];
    const found = lines.map(({ incidentId, seq, type, source }) => ({ incidentId, seq, type, source }));
    expect(found.slice(0, 1), '8: exactly one line of its own').toEqual([
      { incidentId: call.id, seq: call.lines + 1, type: types[0], source: 'request' },
    ]);
    expect(found.map(({ type }) => type).toSorted()).toEqual(expected.toSorted());
    expect(found.slice(1).every(({ source }) => source === 'engine')).toBe(true);
    expect(
      found.map(({ seq }) => seq),
      '8: numbers without gaps',
    ).toEqual(found.map((_, index) => call.lines + 1 + index));
    for (const { type } of lines) this.count(`line ${type}`);
    call.lines += lines.length;
    call.lastHeard = world.now;
    const announced = (this.announced.get(call) ?? 0) + turns;
    this.announced.set(call, announced);
    const isPassed = call.exhaustedAt !== null && world.ladders[call.ladder].some(({ name }) => name === 'broadcast');
    expect(announced <= 1 && (announced === 1 || !isPassed), 'a broadcast is announced once').toBe(true);
    this.count(`call ${statusOf(call)}`);
  }

  private async sweep(world: World): Promise<void> {
    const count = await this.line.sweep();
    const ended = sweep(world);
    expect(count, 'calls that silence ends').toBe(ended.length);
    const lines = await this.newLines();
    expect(lines.map(({ incidentId, seq, type, source }) => [incidentId, seq, type, source])).toEqual(
      ended.map(({ id, lines: seq }) => [id, seq, 'ended_by_silence', 'sweeper']),
    );
    for (const { type } of lines) this.count(`line ${type}`);
  }

  private async changeRoster(world: World, who: number, change: Change): Promise<void> {
    const human = world.humans[who % Math.max(1, world.humans.length)];
    if (!human) return;
    const user = 'phone' in change ? { phoneE164: change.phone } : change;
    const changed = this.line.company.change({ id: human.id, name: human.name, phone: '' }, user);
    if (isLosingLastAdmin(world, human, change)) {
      this.count('last admin kept');
      await expect(changed).rejects.toMatchObject({ code: 'LAST_ADMIN' });
      return;
    }
    await changed;
    Object.assign(human, change);
  }

  private async newLines(): Promise<TrailLine[]> {
    const lines = await readLines(this.line.dataSource, this.lastLine);
    this.lastLine = lines.at(-1)?.id ?? this.lastLine;
    return lines;
  }

  private count(kind: string): void {
    this.tally.set(kind, (this.tally.get(kind) ?? 0) + 1);
  }
}

/** The last active admin can't be deactivated: nobody could make another. */
function isLosingLastAdmin({ humans }: World, human: Human, change: Change): boolean {
  if (!('active' in change) || change.active || !human.active || human.role !== 'admin') return false;
  return humans.every((other) => other === human || other.role !== 'admin' || !other.active);
}

/** A move as fast-check's model runner wants it. */
export class Play implements AsyncCommand<World, Bench> {
  constructor(private readonly move: Move) {}

  check(): boolean {
    return true;
  }

  async run(world: World, bench: Bench): Promise<void> {
    await bench.play(world, this.move);
  }

  toString(): string {
    return JSON.stringify(this.move);
  }
}
