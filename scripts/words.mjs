/**
 * Words that nothing of this project says, and what to say instead. `words` is global, so that each one of a line is
 * found. Names are those that the code has given up: one meaning a word, one word a meaning (docs/glossary.md).
 */
export const FORBIDDEN_WORDS = [
  { words: /\b(?:he|his|him|himself)\b/gi, instead: 'they, their, them, or the noun: a technician may be anybody' },
  { words: /\bwho(?:m)?ever\b/gi, instead: 'anyone who …, the one who …, those who …' },
  { words: /\b(?:is|are|was|were) none\b/gi, instead: 'null: no …, there isn’t one, isn’t a …, or invalid' },
  { words: /\bas any other\b/gi, instead: 'like all others' },
  { words: /\bnone of them\b/gi, instead: 'no … does, or neither … nor …' },
  { words: /\bso many\b/gi, instead: 'up to N, a number of …, or as many as' },
  { words: /\bhow manieth\b/gi, instead: 'the number of …, or its place' },
  { words: /\b(?:\w*[a-z])?Desk\b/g, instead: 'CallService, or what the class does' },
  { words: /\b(?:\w*[a-z])?(?:Ledger|EntryBook)\b|\b[Tt]he ledger\b/g, instead: 'CallCache, PendingJournal' },
  { words: /\bShadow\b/g, instead: 'dry run' },
  { words: /\b(?:CallWorld|WorldReader|Circumstances)\b/g, instead: 'CallState, Situation' },
  { words: /\b(?:insistence|losers)\b/gi, instead: 'contended requests' },
  { words: /\bLoginBrake\b/g, instead: 'LoginRateLimiter' },
  { words: /\bMessageBook\b/g, instead: 'MessageStore' },
  { words: /\b(?:PeopleToTell|takeDueEvents)\b/g, instead: 'NotificationDue, claimDueNotifications' },
  { words: /\b(?:sayTrouble|WORKED_OUT)\b/g, instead: 'notifyError, DERIVED_KEYS' },
];
