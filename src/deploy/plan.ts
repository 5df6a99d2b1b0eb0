import type { FlowDefinition } from '../../studio/index.js';
import { maskPhone } from '../common/index.js';
import type { Environment, LineFlow } from '../config/index.js';
import { differencesBetween, isOurs, type Difference } from './definition/differences.js';
import type { LineSettings } from '../line-texts/index.js';
import { DeployError } from './deploy-error.js';
import { chooseFallbackNumbers, type FallbackNumbers, type PresentPeople } from './fallback-numbers.js';
import { FRIENDLY_NAMES, type DeployedFlow, type FlowSource } from './flows.js';
import { preparedFlow } from './prepared-flow.js';
import { flowSettings } from './settings.js';
import type { AccountFlow, AccountNumber, TwilioAccount } from './twilio/account.service.js';

/** What a deployment works with. */
export interface Tools {
  readonly environment: Environment;
  readonly account: TwilioAccount;
  readonly flows: FlowSource;
  /** Asked only where FALLBACK_NUMBERS is empty. */
  readonly readPeople: () => Promise<PresentPeople>;
  /** What people hear on the line. */
  readonly readLine: () => Promise<LineSettings>;
}

/** A flow as it should be, and as it is in the account. */
export interface FlowPlan {
  readonly flow: DeployedFlow;
  readonly friendlyName: string;
  readonly definition: FlowDefinition;
  readonly found: AccountFlow | null;
  /** Callers reach this very definition already. */
  readonly upToDate: boolean;
  /** From what is published to what should be; nothing where nothing is published. */
  readonly differences: readonly Difference[];
}

/** The whole line as it should be, beside what is there. */
export interface Plan {
  readonly fallback: FallbackNumbers;
  readonly line: FlowPlan;
  /** Null: a document takes its place. */
  readonly behind: FlowPlan | null;
  readonly number: AccountNumber;
}

/**
 * Compares what the present settings want with what the account has. Changes nothing.
 * @throws DeployError that names what is missing or wrong.
 */
export async function makePlan(tools: Tools, flow: LineFlow): Promise<Plan> {
  const { environment, account } = tools;
  const own = flowSettings(environment, await tools.readLine());
  const fallback = await chooseFallbackNumbers(environment, tools.readPeople);
  const settings = { ...own, fallbackNumbers: fallback.numbers };
  const definitions = {
    line: preparedFlow(tools.flows, flow, settings),
    behind: environment.voiceFallbackUrl === null ? preparedFlow(tools.flows, 'fallback', settings) : null,
  };
  const number = await ownNumber(environment, account);
  return {
    fallback,
    number,
    line: await planFlow(account, flow, definitions.line),
    behind: definitions.behind && (await planFlow(account, 'fallback', definitions.behind)),
  };
}

/**
 * The line's own number in the account.
 * @throws DeployError where it is not set, unknown, or takes no calls.
 */
export async function ownNumber(environment: Environment, account: TwilioAccount): Promise<AccountNumber> {
  const { twilioPhoneNumber: phone } = environment;
  if (phone === null) {
    throw new DeployError('TWILIO_PHONE_NUMBER is missing: which number is the line? "numbers" lists those you have.');
  }
  const number = (await account.numbers()).find(({ phoneNumber }) => phoneNumber === phone);
  if (number === undefined) {
    throw new DeployError(
      `TWILIO_PHONE_NUMBER ${maskPhone(phone)} is no number of this account: "numbers" lists those.`,
    );
  }
  if (!number.takesCalls)
    throw new DeployError(`TWILIO_PHONE_NUMBER ${maskPhone(phone)} can not take calls (no voice).`);
  return number;
}

/** Compares one flow with what is published of it. */
export async function planFlow(
  account: TwilioAccount,
  flow: DeployedFlow,
  definition: FlowDefinition,
): Promise<FlowPlan> {
  const friendlyName = FRIENDLY_NAMES[flow];
  const found = await account.flow(friendlyName);
  const published = found?.published ?? null;
  const upToDate = published !== null && isOurs(published.definition, published.message, definition);
  const differences = published === null || upToDate ? [] : differencesBetween(published.definition, definition);
  return { flow, friendlyName, definition, found, upToDate, differences };
}
