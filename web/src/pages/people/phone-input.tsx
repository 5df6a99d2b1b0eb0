import { Group, NativeSelect, Text, TextInput } from '@mantine/core';
import {
  getCountries,
  getCountryCallingCode,
  parsePhoneNumberFromString,
  type CountryCode,
} from 'libphonenumber-js/min';
import { useState } from 'react';
import { useLanguage } from '../../strings';

/** Countries that stand before all others. */
const FIRST: readonly CountryCode[] = ['US', 'CA', 'MX', 'GB', 'DE', 'ES', 'FR'];

/** The country where the browser seems to be. */
function homeCountry(): CountryCode {
  const region = new Intl.Locale(navigator.language).region ?? 'US';
  return (getCountries() as string[]).includes(region) ? (region as CountryCode) : 'US';
}

/**
 * A phone number as people write it, of a country or with its +; below it stands what would be dialled. Gives null where
 * there isn't one, and undefined while it is no full number.
 */
export function PhoneInput({
  value,
  disabled = false,
  onChange,
}: {
  value: string | null;
  disabled?: boolean;
  onChange: (e164: string | null | undefined) => void;
}) {
  const { strings, language } = useLanguage();
  const known = value === null ? undefined : parsePhoneNumberFromString(value);
  const [country, setCountry] = useState<CountryCode>(known?.country ?? homeCountry());
  const [text, setText] = useState(known ? known.formatNational() : (value ?? ''));
  const [touched, setTouched] = useState(false);
  const names = new Intl.DisplayNames(language, { type: 'region' });
  const read = (typed: string, of: CountryCode): string | null | undefined => {
    if (typed.trim() === '') return null;
    const parsed = parsePhoneNumberFromString(typed, of);
    return parsed?.isPossible() === true ? parsed.number : undefined;
  };
  const change = (typed: string, of: CountryCode): void => {
    const given = parsePhoneNumberFromString(typed, of)?.country;
    const actual = typed.trim().startsWith('+') && given ? given : of;
    setText(typed);
    setCountry(actual);
    onChange(read(typed, actual));
  };
  const e164 = read(text, country);
  const optionOf = (code: CountryCode): { value: string; label: string } => ({
    value: code,
    label: `${names.of(code) ?? code} +${getCountryCallingCode(code)}`,
  });
  const others = getCountries().filter((code) => !FIRST.includes(code));
  const sorted = others.map(optionOf).toSorted((one, other) => one.label.localeCompare(other.label, language));
  return (
    <div>
      <Group gap="xs" align="flex-start" grow preventGrowOverflow={false}>
        <NativeSelect
          label={strings.people.country}
          value={country}
          disabled={disabled}
          onChange={(event) => change(text, event.currentTarget.value as CountryCode)}
          data={[...FIRST.map(optionOf), ...sorted]}
        />
        <TextInput
          label={strings.people.phone}
          type="tel"
          autoComplete="off"
          value={text}
          disabled={disabled}
          maxLength={32}
          onBlur={() => setTouched(true)}
          onChange={(event) => change(event.currentTarget.value, country)}
          error={touched && e164 === undefined ? strings.people.badPhone : undefined}
        />
      </Group>
      <Text size="sm" mt={4} className="number" role="status">
        {e164 === null && strings.people.noPhone}
        {typeof e164 === 'string' && strings.people.e164(e164)}
      </Text>
    </div>
  );
}
