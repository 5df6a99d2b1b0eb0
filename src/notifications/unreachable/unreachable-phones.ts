import { isUniqueViolation, RepeatUnit, toInstant, type Unit } from '../../database/index.js';

/** What is known of a phone that text messages don't reach. */
export interface Unreachable {
  /** Twilio's error number. */
  readonly errorCode: number;
  readonly since: Date;
}

/** Twilio's number for a phone that has sent STOP. */
export const OPTED_OUT = 21_610;

/**
 * Twilio's numbers for what is wrong with the phone itself: it can't be reached, blocks messages, isn't there, is a
 * landline, has sent STOP, takes none. Others, such as 30034, are about our own number.
 */
const OF_THE_PHONE: ReadonlySet<number> = new Set([21_211, OPTED_OUT, 21_614, 30_003, 30_004, 30_005, 30_006]);

/** Returns Twilio's error number in a message's error such as `Twilio 30006`, where it is about the phone; else null. */
export function phoneProblemIn(error: string | null): number | null {
  const code = Number(/^Twilio (\d+)$/.exec(error ?? '')?.[1]);
  return OF_THE_PHONE.has(code) ? code : null;
}

/** Notes that text messages don't reach a phone. @throws RepeatUnit when another worker noted it in the same instant. */
export async function markUnreachable(unit: Unit, phoneE164: string, errorCode: number, now: Date): Promise<void> {
  const [known] = await unit.rows<{ error_code: number }>(
    'SELECT `error_code` FROM `unreachable_phones` WHERE `phone_e164` = ?',
    [phoneE164],
  );
  if (known === undefined) {
    try {
      await unit.change('INSERT INTO `unreachable_phones` (`phone_e164`, `error_code`, `since`) VALUES (?, ?, ?)', [
        phoneE164,
        errorCode,
        now,
      ]);
    } catch (error) {
      throw isUniqueViolation(error) ? new RepeatUnit(error) : error;
    }
  } else if (Number(known.error_code) !== errorCode) {
    await unit.change('UPDATE `unreachable_phones` SET `error_code` = ? WHERE `phone_e164` = ?', [
      errorCode,
      phoneE164,
    ]);
  }
}

/** Notes that a phone is reached again. */
export async function markReached(unit: Unit, phoneE164: string): Promise<void> {
  await unit.change('DELETE FROM `unreachable_phones` WHERE `phone_e164` = ?', [phoneE164]);
}

/** Notes that a phone sends text messages: it is reached again, unless it has sent STOP, which Twilio keeps to. */
export async function markTexting(unit: Unit, phoneE164: string): Promise<void> {
  await unit.change('DELETE FROM `unreachable_phones` WHERE `phone_e164` = ? AND `error_code` <> ?', [
    phoneE164,
    OPTED_OUT,
  ]);
}

/** Reads which of some phones text messages don't reach. */
export async function unreachableOf(unit: Unit, phones: readonly string[]): Promise<Map<string, Unreachable>> {
  if (phones.length === 0) return new Map();
  const rows = await unit.rows<{ phone_e164: string; error_code: number; since: Date | string }>(
    'SELECT `phone_e164`, `error_code`, `since` FROM `unreachable_phones` ' +
      `WHERE \`phone_e164\` IN (${phones.map(() => '?').join(', ')})`,
    phones,
  );
  return new Map(
    rows.map((row) => [row.phone_e164, { errorCode: Number(row.error_code), since: toInstant(row.since) }]),
  );
}
