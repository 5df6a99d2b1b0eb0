import { validateRequest, validateRequestWithBody } from 'twilio/lib/webhooks/webhooks.js';
import { isForm, parseForm } from './form-body.js';

const BODY_HASH = 'bodySHA256';

/**
 * The twilio package also tries a re-encoded query, and its parser drops what comes after 1,000 pairs: without a bound,
 * something could be appended to a signed URL that the signature does not cover.
 */
const MAX_QUERY_PAIRS = 100;

/** What of a request its signature speaks about. */
export interface SignedRequest {
  /** Path and query as they came. */
  readonly originalUrl: string;
  /** The `X-Twilio-Signature` header. */
  readonly signature: string | readonly string[] | undefined;
  readonly contentType: string | undefined;
  readonly rawBody: Buffer;
}

/**
 * Tells whether Twilio has signed a request, for the public address of this service (never the Host header).
 * A form is signed with all its fields. Anything else is signed by its URL alone, which therefore has to carry the hash of the
 * body, once, and the body has to match it.
 */
export class TwilioSignature {
  private readonly tokens: readonly string[];

  /**
   * @param tokens auth tokens of which any may have signed; an empty text counts for nothing.
   * @param accountSid the account whose tokens these are; null: not known.
   */
  constructor(
    tokens: readonly string[],
    private readonly publicBaseUrl: string | null,
    private readonly accountSid: string | null = null,
  ) {
    this.tokens = tokens.filter((token) => token !== '');
  }

  /** Never throws: what can't be understood is not signed. */
  verifies(request: SignedRequest): boolean {
    const { signature, originalUrl, contentType, rawBody } = request;
    if (this.publicBaseUrl === null || typeof signature !== 'string' || !isPathAndQuery(originalUrl)) return false;
    const url = this.publicBaseUrl + originalUrl;
    try {
      if (!isForm(contentType)) return this.tokens.some((token) => isSignedByHash(token, signature, url, rawBody));
      const fields: SignedFields = Object.fromEntries(parseForm(rawBody));
      if (!hasBorders(url, fields) || this.isOfAnother(fields)) return false;
      return this.tokens.some((token) => validateRequest(token, signature, url, fields));
    } catch {
      return false; // the twilio package throws on addresses that are no URL: nobody can have signed those
    }
  }

  /** Another account's name isn't signed with our tokens, unless fields were cut to make it. */
  private isOfAnother({ AccountSid = [] }: SignedFields): boolean {
    return this.accountSid !== null && AccountSid.some((sid) => sid !== this.accountSid);
  }
}

function isPathAndQuery(originalUrl: string): boolean {
  return /^\/[^#]*$/.test(originalUrl) && originalUrl.split('&', MAX_QUERY_PAIRS + 1).length <= MAX_QUERY_PAIRS;
}

function isSignedByHash(token: string, signature: string, url: string, rawBody: Buffer): boolean {
  if (new URL(url).searchParams.getAll(BODY_HASH).length !== 1) return false;
  // declared as text, hashed as bytes: text would lose whatever is not UTF-8
  return validateRequestWithBody(token, signature, url, rawBody as unknown as string);
}

type SignedFields = Readonly<Record<string, readonly string[]>>;

/** Whether the text that was signed can be no other request of Twilio's, of which URL and fields were cut elsewhere. */
function hasBorders(url: string, fields: SignedFields): boolean {
  return Object.keys(fields).every((name) => NAME.test(name)) && !mentionsBodyHash(url, fields);
}

/**
 * How the names of fields look that Twilio or a flow sends. None begins with a digit, so an id at the end of a signed
 * address can't lose its last digits to the first name: `?incident=10` and `AccountSid` sign as `?incident=1` and
 * `0AccountSid` do.
 */
const NAME = /^[A-Za-z][\w.-]*$/;

/**
 * Twilio signs URL, names and values as one run of text with no borders, so the signature of a JSON request would also fit a
 * shorter URL with the rest of that text as fields, and a body nobody signed. Such a text always names the body hash, which
 * Twilio never puts into a form request: a form whose text names it is not Twilio's.
 */
function mentionsBodyHash(url: string, fields: SignedFields): boolean {
  const names = Object.keys(fields).toSorted();
  const text = names.flatMap((name) => [...new Set(fields[name])].toSorted().map((value) => name + value));
  return (url + text.join('')).includes(BODY_HASH) || new URL(url).searchParams.has(BODY_HASH);
}
