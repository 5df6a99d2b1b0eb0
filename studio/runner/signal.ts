/** Something that happens once, and that others may wait for on the {@link Timeline}. */
export class Signal {
  #raised = false;
  readonly #listeners = new Set<() => void>();

  get raised(): boolean {
    return this.#raised;
  }

  /** It happens now; a second time changes nothing. */
  raise(): void {
    if (this.#raised) return;
    this.#raised = true;
    for (const listener of this.#listeners) listener();
    this.#listeners.clear();
  }

  /** Calls `listener` when it happens; the answer takes that back. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
