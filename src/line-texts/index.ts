export { readSettings, spokenText, type LineSettings } from './line-settings.js';
export type { TextName } from './text-names.js';
export { notTheEmergencyNumber } from './shipped-texts.js';
export { digitByDigit } from './speech.js';
export { LineTextsModule } from './line-texts.module.js';
export { LineTextsRow } from './line-texts.entity.js';
export { readStored, TextsInMemory } from './texts-in-memory.service.js';
