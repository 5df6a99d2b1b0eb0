import { Injectable } from '@nestjs/common';
import type { FlowDefinition } from '../../../studio/index.js';
import { Environment } from '../../config/index.js';
import {
  readErrorLog,
  readProfile,
  readSmsRegistration,
  readStanding,
  TwilioRest,
  type AccountStanding,
  type CustomerProfile,
  type LoggedError,
  type SmsNumber,
  type SmsRegistration,
} from '../../twilio/index.js';
import type { Evidence } from '../rehearsal/evidence.js';
import { DeployError } from '../deploy-error.js';
import { numberFields, type NumberFields } from './number-fields.js';
import { definitionProblems, inWords, isNotFound } from './twilio-errors.js';

/** Most items on a page of a list (Twilio: at most 1000). */
const PAGE = 1000;

/** A flow in the account. */
export interface AccountFlow {
  readonly sid: string;
  readonly webhookUrl: string;
  /** Its newest revision, which may be a draft that no caller reaches. */
  readonly revision: number;
  /** What callers reach; null: nothing yet. */
  readonly published: {
    readonly revision: number;
    readonly definition: unknown;
    readonly message: string | null;
  } | null;
}

/** A phone number of the account. */
export interface AccountNumber {
  readonly sid: string;
  readonly phoneNumber: string;
  readonly takesCalls: boolean;
  readonly sendsMessages: boolean;
  readonly fields: NumberFields;
}

/** Whether the account may call a country's ordinary numbers. */
export interface DialingPermission {
  readonly isoCode: string;
  readonly name: string;
  /** Such as `+1`. */
  readonly countryCodes: readonly string[];
  readonly allowed: boolean;
}

/** The account at Twilio, as far as the line lives there. Every method throws a DeployError and nothing else. */
@Injectable()
export class TwilioAccount {
  constructor(
    private readonly rest: TwilioRest,
    private readonly environment: Environment,
  ) {}

  /** Whether anything can be asked of Twilio. */
  get isConfigured(): boolean {
    return this.rest.client !== null;
  }

  /** The flow of a name; null: there isn't one. Two of one name are refused: a caller reaches one of them only. */
  flow(friendlyName: string): Promise<AccountFlow | null> {
    return this.asking(`read the flow "${friendlyName}"`, async (client) => {
      const named = (await client.studio.v2.flows.list({ pageSize: PAGE })).filter(
        (flow) => flow.friendlyName === friendlyName,
      );
      const [found, ...others] = named;
      if (found === undefined) return null;
      if (others.length > 0) {
        const sids = named.map(({ sid }) => sid).join(', ');
        throw new DeployError(
          `${named.length} flows are named "${friendlyName}" (${sids}): rename or delete all but one.`,
        );
      }
      const published = await client.studio.v2
        .flows(found.sid)
        .revisions('LatestPublished')
        .fetch()
        .catch((error: unknown) => {
          if (isNotFound(error)) return null;
          throw error;
        });
      return {
        sid: found.sid,
        webhookUrl: webhook(found.webhookUrl),
        revision: found.revision,
        published: published && {
          revision: published.revision,
          definition: published.definition as unknown,
          message: published.commitMessage,
        },
      };
    });
  }

  /** The names of all flows, by SID. */
  flowNames(): Promise<Map<string, string>> {
    return this.asking('list the flows', async ({ studio }) => {
      const flows = await studio.v2.flows.list({ pageSize: PAGE });
      return new Map(flows.map(({ sid, friendlyName }) => [sid, friendlyName]));
    });
  }

  /** What Twilio finds wrong with a definition, a line each with the widget's name; nothing: it may be published. */
  problemsOf(friendlyName: string, definition: FlowDefinition): Promise<readonly string[]> {
    return this.asking(`check the flow "${friendlyName}"`, async (client) => {
      try {
        const { valid } = await client.studio.v2.flowValidate.update({ friendlyName, status: 'published', definition });
        return valid ? [] : ['Twilio says that it is not valid, and not why'];
      } catch (error) {
        const problems = definitionProblems(error, definition);
        if (problems === null) throw error;
        return problems;
      }
    });
  }

  /** Makes a flow (`sid` null) or changes it, and publishes it: from now on callers reach this definition. */
  publish(
    sid: string | null,
    flow: { readonly friendlyName: string; readonly definition: FlowDefinition; readonly commitMessage: string },
  ): Promise<{ readonly revision: number; readonly webhookUrl: string }> {
    return this.asking(`publish the flow "${flow.friendlyName}"`, async ({ studio }) => {
      const values = { ...flow, status: 'published' } as const;
      const { flows } = studio.v2;
      const made = await (sid === null ? flows.create(values) : flows(sid).update(values));
      return { revision: made.revision, webhookUrl: webhook(made.webhookUrl) };
    });
  }

  /** The account's numbers, by number. */
  numbers(): Promise<AccountNumber[]> {
    return this.asking('list the phone numbers', async (client) => {
      const numbers = await client.incomingPhoneNumbers.list({ pageSize: PAGE });
      return numbers
        .map((number) => ({
          sid: number.sid,
          phoneNumber: number.phoneNumber,
          takesCalls: number.capabilities.voice,
          sendsMessages: number.capabilities.sms,
          fields: numberFields(number),
        }))
        .toSorted((one, other) => (one.phoneNumber < other.phoneNumber ? -1 : 1));
    });
  }

  /** Sets fields of a number; the others stay. */
  async setNumber(sid: string, fields: Partial<NumberFields>): Promise<void> {
    await this.asking('set up the phone number', (client) => client.incomingPhoneNumbers(sid).update(fields));
  }

  /** Which countries may be called. */
  dialingPermissions(): Promise<DialingPermission[]> {
    return this.asking('tell the geographic permissions', async (client) => {
      const countries = await client.voice.v1.dialingPermissions.countries.list({ pageSize: PAGE });
      return countries.map(({ isoCode, name, countryCodes, lowRiskNumbersEnabled: allowed }) => ({
        isoCode,
        name,
        countryCodes,
        allowed,
      }));
    });
  }

  /** How the account stands: its status, its type, its balance. */
  standing(): Promise<AccountStanding> {
    return this.asking('read the account', readStanding);
  }

  /** Which primary customer profile is approved. */
  profile(): Promise<CustomerProfile> {
    return this.asking('read the customer profile', readProfile);
  }

  /** Whether carriers take text messages of a number. */
  smsRegistration(number: SmsNumber, serviceSid: string | null): Promise<SmsRegistration> {
    return this.asking('read the registration for text messages', (client) =>
      readSmsRegistration(client, number, serviceSid),
    );
  }

  /** What Twilio logged as errors and warnings since an instant. */
  errorLog(since: Date): Promise<LoggedError[]> {
    return this.asking('read the error log', (client) => readErrorLog(client, since));
  }

  /** What Twilio logged since an instant: legs, text messages, errors. */
  evidence(since: Date, fallbackNumbers: readonly string[]): Promise<Evidence> {
    return this.asking('read the logs', async (client) => {
      const [calls, messages, errors] = await Promise.all([
        client.calls.list({ startTimeAfter: since, limit: PAGE }),
        client.messages.list({ dateSentAfter: since, limit: PAGE }),
        readErrorLog(client, since),
      ]);
      return {
        calls: calls.map((call) => ({
          sid: call.sid,
          parentCallSid: call.parentCallSid || null,
          to: call.to,
          status: call.status,
          seconds: Number(call.duration ?? 0),
          startedAt: call.startTime ?? null,
          endedAt: call.endTime ?? null,
        })),
        messages: messages.map(({ to, status, errorCode }) => ({ to, status, errorCode: errorCode ?? null })),
        errors: errors.map(({ code }) => code),
        fallbackNumbers,
      };
    });
  }

  /** Reads the list of recordings, to see whether it may be read. */
  async readRecordings(): Promise<void> {
    await this.asking('read the recordings', (client) => client.recordings.list({ limit: 1, pageSize: 1 }));
  }

  private async asking<T>(asked: string, ask: (client: NonNullable<TwilioRest['client']>) => Promise<T>): Promise<T> {
    const { client } = this.rest;
    if (client === null) {
      throw new DeployError('TWILIO_ACCOUNT_SID is missing: with it and TWILIO_AUTH_TOKEN the account is reached.');
    }
    try {
      return await ask(client);
    } catch (error) {
      throw inWords(error, asked, this.environment.twilioApiUrl);
    }
  }
}

/** Twilio's examples show webhooks by http; they are served by https, and calls should not go about unencrypted. */
function webhook(url: string): string {
  return url.replace(/^http:/, 'https:');
}
