import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger } from 'pino';
import { maskPhone } from '../common/index.js';

/** Lines are written together, this many bytes at a time … */
const WRITTEN_TOGETHER = 4096;
/** … or after this many milliseconds, and at the end of the process. */
const WRITTEN_WITHIN_MS = 100;

/** The process's log: JSON lines on standard output, written without waiting, unless they are to go elsewhere. */
export function createLogger(
  level: string,
  destination: DestinationStream = pino.destination({
    dest: 1,
    sync: false,
    minLength: WRITTEN_TOGETHER,
    periodicFlush: WRITTEN_WITHIN_MS,
  }),
): Logger {
  const serializers = { err: describeError };
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers }, destination);
}

/** An error without what drivers hang on to it (a statement with its values), and with the phones in its text masked. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return typeof error === 'string' ? withMaskedPhones(error) : 'not an error';
  const code = 'code' in error ? error.code : undefined;
  return {
    type: error.constructor.name,
    message: withMaskedPhones(error.message),
    stack: withMaskedPhones(error.stack ?? ''),
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  };
}

function withMaskedPhones(text: string): string {
  return text.replace(/\+\d{7,15}|\d{10,15}/g, maskPhone);
}

/** Nest's own accounts of its start: a line for every module and route. */
const FRAMEWORK = new Set(['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestApplication']);

/** Lets Nest's loggers write into the one log: an object with its `msg`, or a text, under the name of its logger. */
export class NestLog implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write(FRAMEWORK.has(String(rest.at(-1))) ? 'debug' : 'info', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  private write(
    level: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace',
    message: unknown,
    rest: unknown[],
  ): void {
    const room = typeof rest.at(-1) === 'string' ? rest.at(-1) : undefined;
    if (message instanceof Error) this.logger[level]({ room, err: message }, withMaskedPhones(message.message));
    else if (typeof message === 'object' && message !== null) this.logger[level]({ room, ...message });
    else this.logger[level]({ room }, String(message));
  }
}
