/** When somebody is on call, in English. */
export const duties = {
  title: 'My duties',
  youAre: (level: string, until: string) => `You: ${level} until ${until}.`,
  youStay: (level: string, days: number) => `You: ${level} for the next ${days} days and longer.`,
  notOnCall: 'You are not on call now.',
  next: 'Next',
  noneComing: (days: number) => `Nothing in the next ${days} days.`,
  calendar: 'Calendar of my duties',
  you: '(you)',
};
