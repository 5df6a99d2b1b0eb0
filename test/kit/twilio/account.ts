import { page, type Answer } from './pages.js';

/** One entry of the error log. */
export interface StandInAlert {
  readonly errorCode: number;
  readonly at: Date;
}

/** A customer profile of the account; `policy` is the name by which Twilio tells its kind. */
export interface StandInProfile {
  readonly policy: string;
  readonly status: 'draft' | 'in-review' | 'twilio-approved' | 'twilio-rejected';
}

/** A messaging service with its senders, and the status of each campaign. */
export interface StandInService {
  readonly sid: string;
  readonly senders: string[];
  readonly campaigns: string[];
}

/** The profile of a company that Twilio knows. */
export const BUSINESS_PROFILE: StandInProfile = {
  policy: 'Primary Customer Profile of type Business',
  status: 'twilio-approved',
};
export const SERVICE_SID = `MG${'5'.repeat(32)}`;

/** What Twilio's API tells of an account itself: its standing, its customer profile, its logs, its registrations. */
export class AccountState {
  status: 'active' | 'suspended' | 'closed' = 'active';
  type: 'Full' | 'Trial' = 'Full';
  owner: string;
  createdAt = new Date('2026-03-01T10:00:00Z');
  balance: { balance: string; currency: string } | null = { balance: '25.00', currency: 'USD' };
  profiles: StandInProfile[] = [BUSINESS_PROFILE];
  alerts: StandInAlert[] = [];
  services: StandInService[] = [{ sid: SERVICE_SID, senders: ['+14155550100'], campaigns: ['VERIFIED'] }];
  /** Statuses of verifications of toll-free numbers, by the SID of the number. */
  verifications: { sid: string; status: string }[] = [];
  /** The log of calls and of messages, as Twilio writes their fields. */
  calls: object[] = [];
  messages: object[] = [];
  /** Whether the credentials open recordings. */
  givesRecordings = true;

  constructor(readonly accountSid: string) {
    this.owner = accountSid;
  }

  /** Answers a request about the account; null: it is about something else. `path` begins with Twilio's host. */
  answer(method: string, path: string, query: URLSearchParams): Answer | null {
    if (method !== 'GET') return null;
    const own = `api.twilio.com/2010-04-01/Accounts/${this.accountSid}`;
    if (path === `${own}.json`) return ok(this.#account());
    if (path === `${own}/Balance.json`) return this.#balance();
    if (path === `${own}/Recordings.json`) return this.#recordings();
    if (path === `${own}/Calls.json`) return list('calls', this.calls);
    if (path === `${own}/Messages.json`) return list('messages', this.messages);
    if (path === 'monitor.twilio.com/v1/Alerts') return this.#alerts(query);
    if (path === 'trusthub.twilio.com/v1/CustomerProfiles') return this.#profiles(query);
    const [, policy] = /^trusthub\.twilio\.com\/v1\/Policies\/RN0*(\d+)$/.exec(path) ?? [];
    if (policy !== undefined) return this.#policy(Number(policy));
    if (path === 'messaging.twilio.com/v1/Services') {
      const services = this.services.map(({ sid }) => ({ sid, friendly_name: 'EWF' }));
      return page(query, 'services', services, `https://${path}`);
    }
    if (path === 'messaging.twilio.com/v1/Tollfree/Verifications') {
      const wanted = query.get('TollfreePhoneNumberSid');
      const found = this.verifications.filter(({ sid }) => wanted === null || sid === wanted);
      return page(query, 'verifications', found, `https://${path}`);
    }
    const [, sid, part] =
      /^messaging\.twilio\.com\/v1\/Services\/(\w+)\/(PhoneNumbers|Compliance\/Usa2p)$/.exec(path) ?? [];
    const service = this.services.find((each) => each.sid === sid);
    if (service === undefined) return null;
    if (part === 'PhoneNumbers') {
      const senders = service.senders.map((phone) => ({
        phone_number: phone,
        service_sid: sid,
        capabilities: ['SMS'],
      }));
      return page(query, 'phone_numbers', senders, `https://${path}`);
    }
    const campaigns = service.campaigns.map((campaign_status) => ({ campaign_status, messaging_service_sid: sid }));
    return page(query, 'compliance', campaigns, `https://${path}`);
  }

  #account(): object {
    const { accountSid: sid, owner, status, type } = this;
    const date_created = this.createdAt.toUTCString().replace('GMT', '+0000');
    return {
      sid,
      owner_account_sid: owner,
      friendly_name: 'EWF',
      status,
      type,
      date_created,
      date_updated: date_created,
    };
  }

  #balance(): Answer {
    if (this.balance === null) return refused(403, 20_008, 'Resource not accessible with these credentials');
    return ok({ account_sid: this.accountSid, ...this.balance });
  }

  #recordings(): Answer {
    if (!this.givesRecordings) return refused(403, 20_008, 'Resource not accessible with these credentials');
    return ok({ recordings: [], page: 0, page_size: 1, start: 0, end: 0, uri: '', next_page_uri: null });
  }

  #alerts(query: URLSearchParams): Answer {
    const since = new Date(query.get('StartDate') ?? 0);
    const alerts = this.alerts
      .filter(({ at }) => at >= since)
      .map(({ errorCode, at }) => ({
        sid: `NO${'0'.repeat(32)}`,
        account_sid: this.accountSid,
        error_code: String(errorCode),
        log_level: 'error',
        date_created: at.toISOString(),
        date_generated: at.toISOString(),
        alert_text: `Msg&ErrorCode=${errorCode}`,
      }));
    return page(query, 'alerts', alerts, 'https://monitor.twilio.com/v1/Alerts');
  }

  #profiles(query: URLSearchParams): Answer {
    const profiles = this.profiles.map(({ status }, index) => ({
      sid: `BU${number(index)}`,
      policy_sid: `RN${number(index)}`,
      status,
    }));
    const wanted = query.get('Status');
    const found = profiles.filter(({ status }) => wanted === null || status === wanted);
    return page(query, 'results', found, 'https://trusthub.twilio.com/v1/CustomerProfiles');
  }

  #policy(index: number): Answer | null {
    const profile = this.profiles[index];
    return profile === undefined
      ? null
      : ok({ sid: `RN${number(index)}`, friendly_name: profile.policy, requirements: {} });
  }
}

function list(key: string, items: readonly object[]): Answer {
  return ok({ [key]: items, page: 0, page_size: 1000, start: 0, end: items.length, uri: '', next_page_uri: null });
}

function number(index: number): string {
  return String(index).padStart(32, '0');
}

function ok(body: object): Answer {
  return { status: 200, body };
}

function refused(status: number, code: number, message: string): Answer {
  return { status, body: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status } };
}
