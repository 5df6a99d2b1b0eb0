import type { Strings } from './en';
import { en } from './en';
export const es: Strings = en;
