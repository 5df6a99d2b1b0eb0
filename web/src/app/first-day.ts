/** What of the first day no table of the service knows: it is remembered in this browser. */
type Remembered = 'hours' | 'twilio' | 'over';

const STORED = 'ewf.firstDay.';

/** Remembers that business hours are right, that the check at Twilio found nothing, or that the list isn't shown any more. */
export function remember(what: Remembered): void {
  localStorage.setItem(STORED + what, 'yes');
}

/** Whether it was remembered in this browser. */
export function isRemembered(what: Remembered): boolean {
  return localStorage.getItem(STORED + what) === 'yes';
}
