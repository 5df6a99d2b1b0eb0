import type { ValueTransformer } from 'typeorm';

/** Keeps a value as JSON in a text column. Text that isn't JSON reads as null, so that its reader decides about it. */
export const storedJson: ValueTransformer = {
  to: (value: unknown) => JSON.stringify(value),
  from: (text: unknown) => {
    if (typeof text !== 'string') return text;
    try {
      return JSON.parse(text) as unknown;
    } catch {
      return null;
    }
  },
};
