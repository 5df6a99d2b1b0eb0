import type { FlowDefinition } from '../definition/types.js';
import type { FlowLanguage } from './in-language.js';

/** The first words of a call. */
export interface Greeting {
  /** The first sentence, such as "This is not 9 1 1."; empty: none. */
  readonly first: string;
  /** What follows it; null: what the flow ships. */
  readonly words: string | null;
  /** Whether the service plays a greeting of its own later, so that the flow says no more than a moment. */
  readonly isPlayed?: boolean;
}

const MOMENT: Readonly<Record<FlowLanguage, string>> = { en: 'One moment, please.', es: 'Un momento, por favor.' };

/** The widget that speaks first. */
const GREET = 'greet';

/** The flow with a greeting; the flow itself where there is nothing to say that it doesn't say. */
export function withGreeting(
  flow: FlowDefinition,
  { first, words, isPlayed = false }: Greeting,
  language: FlowLanguage,
): FlowDefinition {
  const states = flow.states.map((state) => {
    if (state.name !== GREET) return state;
    const say = `${first} ${isPlayed ? MOMENT[language] : (words ?? String(state.properties['say']))}`.trim();
    return { ...state, properties: { ...state.properties, say } };
  });
  return { ...flow, states };
}
