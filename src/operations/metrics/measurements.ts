import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { packageVersion } from '../../common/index.js';

/** Everything that this process measures, under the names that Prometheus sees. No label holds a person or a call. */
@Injectable()
export class Measurements {
  readonly registry = new Registry();

  readonly requestSeconds = this.histogram(
    'ewf_http_request_duration_seconds',
    'Time until a request was answered, by route. Live streams are left out.',
    [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    ['method', 'route', 'status'],
  );
  readonly incidents = this.counter('ewf_incidents_total', 'Calls that began, by the ladder they walk', ['ladder']);
  readonly offers = this.counter('ewf_offers_total', 'People offered, by the step that offered them', ['step']);
  readonly results = this.counter('ewf_attempt_results_total', 'Results of offers; a better report counts again', [
    'step',
    'result',
  ]);
  readonly answers = this.counter('ewf_answers_total', 'Calls answered, by somebody offered or somebody unknown', [
    'answerer',
  ]);
  readonly exhausted = this.counter('ewf_exhausted_incidents_total', 'Calls for which everybody had been tried');
  readonly abandoned = this.counter('ewf_abandoned_incidents_total', 'Calls that ended before anybody answered');
  readonly blocked = this.counter('ewf_blocked_calls_total', 'Calls of blocked callers, for whom nobody was rung');
  readonly answerSeconds = this.histogram(
    'ewf_time_to_answer_seconds',
    'From the beginning of a call to its answer; counted when an answered call is over',
    [5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 300, 600],
  );
  readonly messages = this.counter('ewf_messages_total', 'Messages to people, by what they are about and became', [
    'kind',
    'status',
  ]);
  readonly streamClients = this.gauge('ewf_stream_clients', 'Clients of the live stream on this instance');

  private measuresProcess = false;

  constructor() {
    this.gauge('ewf_build_info', 'What is running; always 1', ['version', 'node']).set(
      { version: packageVersion(), node: process.version },
      1,
    );
  }

  /** A number that is read when somebody asks for it. */
  gauge(name: string, help: string, labelNames: string[] = [], collect?: (gauge: Gauge) => void): Gauge {
    const options = { name, help, labelNames, registers: [this.registry] };
    if (collect === undefined) return new Gauge(options);
    return new Gauge({
      ...options,
      collect() {
        collect(this);
      },
    });
  }

  /** Counts that somebody else keeps, read when somebody asks for them. */
  total(name: string, help: string, labelNames: string[], collect: (counter: Counter) => void): void {
    const counter: Counter = new Counter({
      name,
      help,
      labelNames,
      registers: [this.registry],
      collect() {
        counter.reset();
        collect(counter);
      },
    });
  }

  /** All of it as text. The process itself (memory, event-loop lag) is measured from the first time on. */
  async text(): Promise<string> {
    if (!this.measuresProcess) collectDefaultMetrics({ register: this.registry });
    this.measuresProcess = true;
    return this.registry.metrics();
  }

  private counter(name: string, help: string, labelNames: string[] = []): Counter {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  private histogram(name: string, help: string, buckets: number[], labelNames: string[] = []): Histogram {
    return new Histogram({ name, help, buckets, labelNames, registers: [this.registry] });
  }
}
