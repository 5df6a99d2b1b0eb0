import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '../../database/index.js';
import { IncidentChanged, IncidentOpened, PersonOffered } from '../../incidents/index.js';
import { MessageReached } from '../../notifications/index.js';
import { Measurements } from './measurements.js';

/**
 * Counts what happens on the line from what this process wrote, once it is durable: a unit that is rolled back and
 * repeated counts once. Each instance counts its own requests and sweeps; their sum is the whole line.
 */
@Injectable()
export class LineMeasurements implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly measurements: Measurements,
  ) {}

  onModuleInit(): void {
    this.unitOfWork.onCommit((event) => {
      if (event instanceof IncidentOpened) this.measurements.incidents.inc({ ladder: event.ladder });
      else if (event instanceof PersonOffered) this.measurements.offers.inc({ step: event.stepName });
      else if (event instanceof MessageReached)
        this.measurements.messages.inc({ kind: event.kind, status: event.status });
      else if (event instanceof IncidentChanged) this.count(event);
    });
  }

  private count({ before, after, attempts, isBlocked }: IncidentChanged): void {
    const { results, answers, exhausted, abandoned, blocked, answerSeconds } = this.measurements;
    for (const { id, status } of attempts) {
      const attempt = before.attempts.find((each) => each.id === id);
      if (attempt && status && status !== attempt.status) results.inc({ step: attempt.stepName, result: status });
    }
    if (before.answeredAt === null && after.answeredAt !== null) {
      answers.inc({ answerer: after.answeredByUserId === null ? 'unknown' : 'offered' });
    }
    if (before.exhaustedAt === null && after.exhaustedAt !== null) exhausted.inc();
    if (before.status !== 'abandoned' && after.status === 'abandoned') (isBlocked ? blocked : abandoned).inc();
    if (before.status !== 'completed' && after.status === 'completed' && after.answeredAt !== null) {
      answerSeconds.observe(Math.max(0, after.answeredAt.getTime() - before.createdAt.getTime()) / 1000);
    }
  }
}
