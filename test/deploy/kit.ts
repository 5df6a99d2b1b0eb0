import { parseEnvironment } from '../../src/config/index.js';
import { deploy, type DeployOptions } from '../../src/deploy/deploy.js';
import { shippedFlows, type FlowSource } from '../../src/deploy/flows.js';
import type { PresentPeople } from '../../src/deploy/fallback-numbers.js';
import { numbers } from '../../src/deploy/numbers.js';
import { readSettings } from '../../src/line-texts/index.js';
import type { Tools } from '../../src/deploy/plan.js';
import { status } from '../../src/deploy/status.js';
import { TwilioAccount } from '../../src/deploy/twilio/account.service.js';
import { validate } from '../../src/deploy/validate.js';
import { TwilioRest } from '../../src/twilio/index.js';
import { StudioStandIn } from '../kit/twilio-studio.js';

export const LINE = '+14155550100';
export const ANN = '+14155550101';
export const BEN = '+14155550102';
export const BASE_URL = 'https://line.example.com';

/**
 * What the command works with, one layer below its arguments.
 * Real: the twilio client and its HTTP, the flows, the checker. Not real: Twilio, of which there is a stand-in; the
 * database, whose people are FALLBACK_NUMBERS here.
 */
export class Deployment {
  private constructor(readonly twilio: StudioStandIn) {}

  /** An account with two numbers, of which one is the line's. */
  static async open(): Promise<Deployment> {
    const twilio = await StudioStandIn.open();
    twilio.addNumber('+14155550199');
    twilio.addNumber('+441632960001', {}, false);
    twilio.addNumber(LINE);
    return new Deployment(twilio);
  }

  close(): Promise<void> {
    return this.twilio.close();
  }

  /** The line's number as the account has it. */
  get number(): Record<string, string> {
    return this.twilio.numbers.find(({ phoneNumber }) => phoneNumber === LINE)?.fields ?? {};
  }

  /** A flow of the account by its name. */
  flow(friendlyName: string) {
    const flow = this.twilio.flows.find((each) => each.friendlyName === friendlyName);
    if (!flow) throw new Error(`there is no flow ${friendlyName}`);
    return { ...flow, webhook: this.twilio.webhook(flow), newest: flow.revisions.at(-1)! };
  }

  /** What admins have stored of the line's words. */
  line: object = {};

  tools(variables: Record<string, string | undefined> = {}, flows: FlowSource = shippedFlows): Tools {
    const environment = parseEnvironment({
      PUBLIC_BASE_URL: BASE_URL,
      TWILIO_PHONE_NUMBER: LINE,
      FALLBACK_NUMBERS: `${ANN},${BEN}`,
      ...this.twilio.environment,
      ...variables,
    });
    const account = new TwilioAccount(new TwilioRest(environment), environment);
    return {
      environment,
      account,
      flows,
      readPeople,
      readLine: () => Promise.resolve(readSettings(JSON.stringify(this.line), environment.lineLanguage)),
    };
  }

  /** Deploys, and returns the lines that it told. */
  deploy(options: Partial<DeployOptions> = {}, tools = this.tools()): Promise<string[]> {
    return told((print) => deploy(tools, { flow: 'line', dryRun: false, message: null, ...options }, print));
  }

  status(tools = this.tools()): Promise<string[]> {
    return told(async (print) => print(String(await status(tools, 'line', print))));
  }

  validate(tools = this.tools()): Promise<string[]> {
    return told((print) => validate(tools, 'line', print));
  }

  numbers(tools = this.tools()): Promise<string[]> {
    return told((print) => numbers(tools, print));
  }
}

async function readPeople(): Promise<PresentPeople> {
  return { people: [], plan: { rotations: [], shifts: [], overrides: [] }, at: 0 };
}

async function told(work: (print: (line: string) => void) => Promise<void>): Promise<string[]> {
  const lines: string[] = [];
  await work((line) => lines.push(line));
  return lines;
}

/** The lines without those that tell how the account stands. */
export function withoutAccount(lines: readonly string[]): string[] {
  return lines.filter((line) => line !== 'The account:' && !/^ {2}(ok|WRONG|unknown): |^ {4}/.test(line));
}
