import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { plainAddress } from '../../common/index.js';
import { AccessRecords } from './access-records.service.js';

/** How often what was counted is written, in milliseconds. */
const EVERY_MILLISECONDS = 60_000;
/** How many addresses are told apart in that time; all others are counted together, without an address. */
const MAX_ADDRESSES = 20;

/**
 * Records tries of a password that were refused before anything was read. They may come by the thousand: they are counted
 * in memory, and written once a minute, in a few rows. The first of a flood is written at once.
 */
@Injectable()
export class RefusedUnread implements OnModuleDestroy {
  private counts = new Map<string | null, number>();
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly records: AccessRecords) {}

  /** Counts a refusal. Takes no time, and never throws. */
  note(address: string): void {
    const plain = plainAddress(address);
    const key = this.counts.has(plain) || this.counts.size < MAX_ADDRESSES ? plain : null;
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
    if (this.timer === null) void this.write();
  }

  async onModuleDestroy(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer);
    await this.record();
  }

  private write(): Promise<void> {
    const isQuiet = this.counts.size === 0;
    this.timer = isQuiet ? null : setTimeout(() => void this.write(), EVERY_MILLISECONDS).unref();
    return this.record();
  }

  private async record(): Promise<void> {
    const counted = this.counts;
    this.counts = new Map();
    const kind = 'rate_limited';
    await Promise.all(
      [...counted].map(([address, times]) => this.records.record({ kind, userId: null, address, times })),
    );
  }
}
