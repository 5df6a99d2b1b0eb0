import type { FlowDefinition, FlowState } from '../definition/types.js';

/** The languages that callers may hear from the flows themselves. */
export type FlowLanguage = 'en' | 'es';

/** What the shipped flows say in English, and how they say it in Spanish. */
const SPANISH: Readonly<Record<string, string>> = {
  'You have reached the emergency line. Please stay on the line while we ring a technician.':
    'Ha llamado a la línea de emergencias. Por favor, no cuelgue mientras llamamos a un técnico.',
  'You have reached the emergency line. We are having technical difficulties. Please stay on the line while we ring somebody directly.':
    'Ha llamado a la línea de emergencias. Tenemos dificultades técnicas. Por favor, no cuelgue mientras llamamos a alguien directamente.',
  'One moment, please.': 'Un momento, por favor.',
  'One moment, please. We are still trying to reach a technician.':
    'Un momento, por favor. Seguimos intentando localizar a un técnico.',
  'We are having technical difficulties. Please stay on the line while we ring somebody directly.':
    'Tenemos dificultades técnicas. Por favor, no cuelgue mientras llamamos a alguien directamente.',
  'This line can not take your call. If a life is in danger, hang up now and dial your local emergency number. Goodbye.':
    'Esta línea no puede atender su llamada. Si hay una vida en peligro, cuelgue ahora y marque el número local de emergencias. Adiós.',
  'We are sorry, all technicians are currently unavailable. If a life is in danger, hang up now and dial your local emergency number. Otherwise, please call this line again.':
    'Lo sentimos, ningún técnico está disponible en este momento. Si hay una vida en peligro, cuelgue ahora y marque el número local de emergencias. Si no, vuelva a llamar a esta línea, por favor.',
};
const SPANISH_VOICE = { voice: 'Polly.Lupe', language: 'es-US' };

/** The flow with what it says in a language; the flow itself in English. A sentence that isn't ours stays. */
export function inLanguage(flow: FlowDefinition, language: FlowLanguage): FlowDefinition {
  return language === 'en' ? flow : { ...flow, states: flow.states.map(inSpanish) };
}

function inSpanish(state: FlowState): FlowState {
  const say = SPANISH[String(state.properties['say'])];
  return say === undefined ? state : { ...state, properties: { ...state.properties, say, ...SPANISH_VOICE } };
}
