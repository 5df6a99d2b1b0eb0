/** What a remote source reads, and for how long its answers count. */
export interface RemoteSourceOptions<Value> {
  /** What the log and the trail call it: the name of the step, as a rule. */
  readonly name: string;
  /** Where it is asked, by GET. It may hold a secret: no log and no error shows it. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Makes the value from the JSON of a response. Throw an Error where it isn't what it should be: the last value stays. */
  readonly read: (json: unknown) => Value;
  /** How long after one request the next follows, in seconds; by default 60. */
  readonly refreshSeconds?: number;
  /** How old a value may be that is still used, in seconds; by default an hour. */
  readonly maxAgeSeconds?: number;
}

/** The last value that another system gave, at hand for a step: nothing here waits for a network. */
export class RemoteSource<Value> {
  private last: { readonly value: Value; readonly at: number } | null = null;
  private failure = 'it has not been asked yet';

  constructor(
    readonly options: RemoteSourceOptions<Value>,
    private readonly now: () => number,
  ) {}

  /**
   * Returns the last good value.
   * @throws Error when there isn't one, or it is too old: the step fails, the trail says why, and the ladder goes on.
   */
  value(): Value {
    const { name, maxAgeSeconds = 3600 } = this.options;
    if (this.last === null) throw new Error(`${name} has no value: ${this.failure}`);
    const ageSeconds = Math.round((this.now() - this.last.at) / 1000);
    if (ageSeconds <= maxAgeSeconds) return this.last.value;
    throw new Error(`${name} has a value that is ${ageSeconds} s old, of ${maxAgeSeconds} s: ${this.failure}`);
  }

  /** Takes in a response as of now. */
  succeed(value: Value): void {
    this.last = { value, at: this.now() };
  }

  /** Notes why there is no newer value; the last one stays. */
  fail(failure: string): void {
    this.failure = failure;
  }
}
