import { describe, expect, it } from 'vitest';
import { parseEnvironment } from './environment.js';
import { misspeltNames, unknownNames } from './misspelt-names.js';
import { StepSettings } from './step-settings.js';

const settingsOf = (raw: Record<string, string>): StepSettings => new StepSettings(parseEnvironment(raw));

describe('the settings of ladder steps', () => {
  it('are the variables that begin with STEP_, tidied as all others', () => {
    const settings = settingsOf({ STEP_PARTNER_URL: ' "https://partner.example/on-call" ', STEP_EMPTY: ' ' });
    expect(settings.url('STEP_PARTNER_URL')).toBe('https://partner.example/on-call');
    expect(settings.text('STEP_EMPTY')).toBeNull();
    expect(settings.text('STEP_NONE')).toBeNull();
    expect(settings.wholeNumber('STEP_NONE', 1, 9, 3)).toBe(3);
  });

  it('name the variable that can not be used, and never its value', () => {
    const settings = settingsOf({ STEP_URL: 'ftp://secret', STEP_HOST: 'secret.example', STEP_AGE: '1.5' });
    expect(() => settings.url('STEP_URL')).toThrow(/^STEP_URL must be an http\(s\) URL$/);
    expect(() => settings.url('STEP_HOST')).toThrow(/^STEP_HOST must be an http\(s\) URL$/);
    expect(() => settings.wholeNumber('STEP_AGE', 1, 60, 5)).toThrow(/^STEP_AGE must be a whole number from 1 to 60$/);
    expect(() => settings.text('JWT_SECRET')).toThrow(/begin with STEP_/);
    expect(() => settingsOf({ STEP_TOKEN: 'a\u0007b' })).toThrow(/STEP_TOKEN holds a line end/);
  });

  it('are no misspelt names of others', () => {
    expect(unknownNames(['STEP_PARTNER_URL'], ['STANDBY_DIR'], '.env')).toEqual([]);
    expect(misspeltNames(['STEP_DIR'], ['STEPS_DIR'])).toEqual([]);
  });
});
