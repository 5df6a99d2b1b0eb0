import {
  LadderStep,
  RemoteSources,
  StepSettings,
  type LadderStepProvider,
  type RemoteSource,
  type StepContext,
} from '../../../../src/routing/contract/index.js';

/** The people whom the partner's system has on call, in its order; users of ours are found by their phones. */
@LadderStep({
  name: 'partner_on_call',
  title: 'Partner on call',
  description: "The people whom the partner's own system has on call.",
  timeoutSeconds: 30,
  knowsNowOnly: true,
})
export class PartnerOnCallStep implements LadderStepProvider {
  private readonly onCall: RemoteSource<readonly string[]> | null;

  constructor(sources: RemoteSources, settings: StepSettings) {
    const url = settings.url('STEP_PARTNER_URL');
    const headers = { Authorization: `Bearer ${settings.text('STEP_PARTNER_TOKEN') ?? ''}` };
    const ages = { refreshSeconds: 60, maxAgeSeconds: 3600 };
    this.onCall =
      url === null ? null : sources.keep({ name: 'partner_on_call', url, headers, read: phonesIn, ...ages });
  }

  candidates({ people }: StepContext): readonly number[] {
    const phones = this.onCall?.value() ?? [];
    return phones.flatMap((phone) =>
      [...people.values()].filter(({ phoneE164 }) => phoneE164 === phone).map(({ id }) => id),
    );
  }
}

/** Reads `{ "onCall": [{ "phone": "+14155550123" }, …] }`. */
function phonesIn(json: unknown): readonly string[] {
  const { onCall } = json as { onCall?: unknown };
  if (!Array.isArray(onCall)) throw new Error('its response has no onCall');
  return onCall.map((each: { phone?: unknown }) => String(each.phone));
}
