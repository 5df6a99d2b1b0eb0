import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { CallBackKeeper } from '../call-backs/index.js';
import { DatabaseAway, UnitOfWork } from '../database/index.js';
import { FollowUpKeeper } from '../follow-ups/index.js';
import { NotificationDue } from '../incidents/index.js';
import { AccountMessages } from './alerts/account-messages.service.js';
import { DailyMessages } from './daily/daily-messages.service.js';
import { IncidentMessages } from './outbox/incident-messages.service.js';
import { FollowUpReminders } from './outbox/follow-up-reminders.service.js';
import { Sender } from './sending/sender.service.js';
import { SendingPolicy } from './sending-policy.js';

/** How often it looks for what is to be done by itself, and after something failed, in milliseconds. */
const LOOK_MILLISECONDS = 1000;
const LOOK_AFTER_FAILURE_MILLISECONDS = 10_000;
/** How often it looks whether the messages of the day are due, and for calls back that never ended, in milliseconds. */
const SLOW_LOOK_MILLISECONDS = 30_000;

/**
 * The worker behind the messages, beside the calls: turns marked events into messages and sends what is due. It runs in
 * every instance; whatever it does is safe to be done by several.
 */
@Injectable()
export class Messenger implements OnModuleDestroy {
  private readonly logger = new Logger('Messages');
  private working: Promise<void> = Promise.resolve();
  private looking: Promise<unknown> = Promise.resolve();
  private slowLooks: NodeJS.Timeout | undefined;
  private isStopping = false;
  private isWoken = false;
  private endRest: (() => void) | undefined;

  constructor(
    private readonly incidentMessages: IncidentMessages,
    private readonly dailyMessages: DailyMessages,
    private readonly accountMessages: AccountMessages,
    private readonly reminders: FollowUpReminders,
    private readonly followUps: FollowUpKeeper,
    private readonly callBacks: CallBackKeeper,
    private readonly sender: Sender,
    private readonly policy: SendingPolicy,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Works from now on: at once when this process has marked an event, else every second. */
  start(): void {
    // where nothing can be sent nothing is urgent, and the calls have the database for themselves
    if (this.policy.canSend || this.policy.canAlert) {
      this.unitOfWork.onCommit((event) => {
        if (event instanceof NotificationDue) this.wake();
      });
    }
    this.slowLooks = setInterval(() => this.lookSlowly(), SLOW_LOOK_MILLISECONDS).unref();
    this.lookSlowly();
    this.working = this.work();
  }

  /** Begins nothing more; what is being sent goes on. */
  takeNoMore(): void {
    this.isStopping = true;
    clearInterval(this.slowLooks);
    this.wake();
  }

  async onModuleDestroy(): Promise<void> {
    this.takeNoMore();
    await Promise.all([this.working, this.looking]);
    await this.sender.idle();
  }

  /** Does what is to be done now; what it begins to send goes on by itself, and when that ends there is room again. */
  async round(): Promise<void> {
    await this.incidentMessages.write();
    await this.followUps.closeAnswered();
    await this.followUps.freeOfLeavers();
    await this.reminders.write();
    await this.sender.begin(() => this.wake());
  }

  private async work(): Promise<void> {
    while (!this.isStopping) {
      try {
        await this.round();
        await this.rest(LOOK_MILLISECONDS);
      } catch (error) {
        this.complain('messages could not be seen to and will be later', error);
        await this.rest(LOOK_AFTER_FAILURE_MILLISECONDS);
      }
    }
  }

  private lookSlowly(): void {
    this.looking = this.looking
      .then(() => this.callBacks.endUnheard())
      .catch((error: unknown) => {
        this.complain('calls back could not be looked at and will be later', error);
      })
      .then(() => this.dailyMessages.write())
      .catch((error: unknown) => {
        this.complain('the messages of the day could not be written and will be later', error);
      })
      .then(() => this.accountMessages.write())
      .catch((error: unknown) => {
        this.complain('the messages about the account could not be written and will be later', error);
      });
  }

  /** That the database is away is told by those who call it away. */
  private complain(msg: string, error: unknown): void {
    if (!(error instanceof DatabaseAway)) this.logger.error({ msg, err: error });
  }

  private wake(): void {
    this.isWoken = true;
    this.endRest?.();
  }

  private async rest(milliseconds: number): Promise<void> {
    if (!this.isWoken && !this.isStopping) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        this.endRest = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.isWoken = false;
  }
}
