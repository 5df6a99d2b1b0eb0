import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { DialingPermission } from '../twilio/account.service.js';
import { fine, notAsked, wrong, type Check } from './check.js';

/** The account may call the countries of everybody's phones (Twilio: geographic permissions). */
export const geographicPermissions: Check = {
  name: 'geographic_permissions',
  async run(facts) {
    await facts.reachAccount();
    const { people } = await facts.people();
    const phones = people.flatMap(({ active, phoneE164 }) => (active && phoneE164 !== null ? [phoneE164] : []));
    const countries = countriesOf([...phones, ...facts.environment.fallbackNumbers]);
    if (countries.size === 0) return notAsked('Nobody has a phone yet.', 'Give people their phones.');
    const permissions = await facts.account.dialingPermissions();
    const closed = [...countries].filter(([, country]) => !permissionFor(country, permissions)?.allowed);
    const names = (list: Iterable<string>): string => [...list].toSorted().join(', ');
    if (closed.length === 0) return fine(`Calls are allowed to ${names(countries.keys())}.`);
    const where = closed.map(([name, { phones: count }]) => `${name} (${count} ${count === 1 ? 'phone' : 'phones'})`);
    return wrong(
      `Twilio does not call ${names(where)} from this account.`,
      'Twilio Console, Voice, Settings, Geographic permissions: allow these countries.',
    );
  },
};

interface Country {
  readonly isoCode: string | undefined;
  /** Such as `+1`. */
  readonly callingCode: string;
  phones: number;
}

/** The countries of phones by their ISO code, or by their calling code where that is no country's. */
function countriesOf(phones: readonly string[]): Map<string, Country> {
  const countries = new Map<string, Country>();
  for (const phone of new Set(phones)) {
    const parsed = parsePhoneNumberFromString(phone);
    if (parsed === undefined) continue;
    const callingCode = `+${parsed.countryCallingCode}`;
    const name = parsed.country ?? callingCode;
    const country = countries.get(name) ?? { isoCode: parsed.country, callingCode, phones: 0 };
    country.phones += 1;
    countries.set(name, country);
  }
  return countries;
}

/** Twilio has one entry for the United States and Canada, so a country may be found by its calling code alone. */
function permissionFor({ isoCode, callingCode }: Country, permissions: readonly DialingPermission[]) {
  return (
    permissions.find((permission) => permission.isoCode === isoCode) ??
    permissions.find(({ countryCodes }) => countryCodes.includes(callingCode))
  );
}
