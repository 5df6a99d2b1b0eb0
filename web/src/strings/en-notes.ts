/** What is said of notes on an incident, in English. */
export const notes = {
  label: 'Write a note',
  hint: 'Everybody who is signed in can read it, with your name. It can not be changed.',
  add: 'Add note',
  added: 'The note was added',
  line: (name: string, when: string, text: string) => `Note by ${name}, ${when}: ${text}`,
  by: (name: string, text: string) => `Note by ${name}: ${text}`,
};
