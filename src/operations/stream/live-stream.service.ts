import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { Response } from 'express';
import { setTimeout as pause } from 'node:timers/promises';
import { Sessions } from '../../access/index.js';
import { TryAgainLater } from '../../common/index.js';
import { DatabaseAway, Mutex, UnitOfWork } from '../../database/index.js';
import { MAX_SETTLED } from '../../incidents/index.js';
import { Drain } from '../drain.js';
import { Measurements } from '../metrics/measurements.js';
import { EventTail } from './event-tail.js';
import { RosterTail } from './roster-tail.js';
import { StreamClient } from './stream-client.js';

const POLL_MILLISECONDS = 500;
const BEAT_MILLISECONDS = 15_000;
/** When another instance, or this one after its start, may be asked. */
const RETRY_AFTER_SECONDS = 2;

/**
 * Sends the events of all incidents, and that people or plan have changed, to everyone who listens. The database is the
 * only source, so any instance may serve any client: one reader a process, and only while somebody listens.
 */
@Injectable()
export class LiveStream implements OnModuleDestroy {
  private readonly logger = new Logger('LiveStream');
  private readonly clients = new Set<StreamClient>();
  private readonly tail: EventTail;
  private readonly roster: RosterTail;
  private readonly pieces = new Mutex();
  private readonly stopping = new AbortController();
  private ready: Promise<void> | undefined;
  private following: Promise<void> | undefined;

  constructor(
    unitOfWork: UnitOfWork,
    drain: Drain,
    private readonly sessions: Sessions,
    private readonly measurements: Measurements,
  ) {
    this.tail = new EventTail(unitOfWork);
    this.roster = new RosterTail(unitOfWork);
    drain.onClose(() => this.stop());
  }

  /**
   * Answers with the stream: from after `lastEventId` on, or from now on. The token is that of the session.
   * @throws TryAgainLater 503 `STOPPING`.
   */
  async open(response: Response, token: string, lastEventId: number | null): Promise<void> {
    if (this.stopping.signal.aborted) throw stopping();
    const client = new StreamClient(response, token);
    const leave = (): void => {
      this.clients.delete(client);
      this.measurements.streamClients.set(this.clients.size);
    };
    response.once('close', leave);
    this.clients.add(client);
    this.measurements.streamClients.set(this.clients.size);
    try {
      this.ready ??= this.begin();
      await this.ready;
      const position = lastEventId === null ? this.tail.position : await this.tail.placeOf(lastEventId);
      if (client.isGone) return;
      if (this.stopping.signal.aborted) throw stopping();
      client.begin(position, this.roster.revision);
      await this.catchUp(client);
    } catch (error) {
      leave();
      throw error;
    }
  }

  async onModuleDestroy(): Promise<void> {
    this.stop();
    await this.following;
  }

  /** Sends every client a sign of life. */
  beat(): void {
    for (const client of this.clients) client.beat();
  }

  private stop(): void {
    this.stopping.abort();
    for (const client of this.clients) client.end('stopping');
  }

  private async begin(): Promise<void> {
    try {
      await this.tail.begin();
      await this.roster.hasChanged();
    } catch (error) {
      this.ready = undefined;
      throw error;
    }
    this.following = this.follow();
  }

  /**
   * Sends what is past; from there on the client is one of the live ones. Of all who come back one is sent a piece at a
   * time, and the thread rests after each for as long as that took: calls go between, however far back somebody asks.
   */
  private async catchUp(client: StreamClient): Promise<void> {
    while (client.position < this.tail.position && !client.isGone) {
      await this.pieces.run(() => this.sendPiece(client));
      await client.drained();
    }
    client.isLive = true;
  }

  private async sendPiece(client: StreamClient): Promise<void> {
    const began = performance.now();
    const end = this.tail.position;
    const events = await this.tail.past(client.position);
    client.send(events);
    if (events.length === 0) client.position = end;
    await pause(performance.now() - began);
  }

  private async follow(): Promise<void> {
    const heart = setInterval(() => this.beat(), BEAT_MILLISECONDS).unref();
    while (this.clients.size > 0 && !this.stopping.signal.aborted) {
      try {
        await this.endSessions();
        while ((await this.tellNews()) && !this.stopping.signal.aborted);
        if (await this.roster.hasChanged()) this.tellRoster();
      } catch (error) {
        if (!(error instanceof DatabaseAway))
          this.logger.error({ msg: 'the events could not be read and will be tried again', err: error });
      }
      await pause(POLL_MILLISECONDS, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
    clearInterval(heart);
    this.ready = undefined;
  }

  /** Tells what came; whether there may be more already. */
  private async tellNews(): Promise<boolean> {
    const events = await this.tail.next();
    for (const { id, isUnreadable } of events) {
      if (isUnreadable) this.logger.error({ msg: 'the data of an event can not be read: it is told without', row: id });
    }
    for (const client of this.clients) if (client.isLive) client.send(events);
    return events.length >= MAX_SETTLED;
  }

  /** Tells everybody, those too who still catch up: what was read of people and plan before is old. */
  private tellRoster(): void {
    for (const client of this.clients) client.tellRoster(this.roster.revision);
  }

  private async endSessions(): Promise<void> {
    const ended = await this.sessions.endedOf([...this.clients].map(({ token }) => token));
    for (const client of this.clients) if (ended.has(client.token)) client.end('signed out');
  }
}

function stopping(): TryAgainLater {
  return new TryAgainLater('STOPPING', 'the service is about to stop', RETRY_AFTER_SECONDS);
}
