/**
 * Who may import whom: `telephony -> calls -> routing -> { incidents, scheduling } -> users -> common`, and the rest of the
 * house. Run by `npm run deps`. Only the files beside main.ts and the demo see everything.
 */
const seesAll = '^src/([^/]+$|demo/)';
const ground = ['audit', 'common', 'config', 'database', 'worker-threads'];

/** Any room of src but these. */
const roomsBut = (...rooms) => `^src/(?!(${rooms.join('|')})/)[^/]+/`;

/** A room, or folder of it, that may import only the named rooms (and itself). */
const knowsOnly = (room, known, comment) => ({
  name: `${room}-knows-only`,
  comment,
  severity: 'error',
  from: { path: `^src/${room}/`, pathNot: '\\.spec\\.ts$' },
  to: { path: `${roomsBut(room, ...known)}|^src/[^/]+$` },
});

/** The parts of a room that may not be imported from the other part. */
const never = (name, from, to, comment) => ({ name, comment, severity: 'error', from, to });

export default {
  forbidden: [
    never(
      'no-cycles',
      {},
      { circular: true },
      'Modules that import each other in a circle can not be understood or loaded one at a time.',
    ),
    never(
      'rooms-are-entered-by-their-index',
      { path: '^(?:src/([^/]+)/|studio/|migrations/|ormconfig)', pathNot: seesAll },
      {
        path: '^src/[^/]+/',
        pathNot: '^src/($1/|[^/]+/index\\.ts$|[^/]+/framework-free\\.ts$|routing/contract/|routing/steps/index\\.ts$)',
      },
      'What a room offers to others is in its index.ts (to step authors: routing/contract; to worker threads: framework-free); the rest is its own.',
    ),
    knowsOnly('common', [], 'Common is a leaf: it knows no domain word and no other room.'),
    knowsOnly('worker-threads', ['common'], 'Worker threads run whatever they are given: they know no domain word.'),
    knowsOnly(
      'audit',
      ['common', 'config', 'database'],
      'The audit log keeps whatever people change: it knows nothing of what that is.',
    ),
    knowsOnly('users', ground, 'Users know nobody: everybody knows users.'),
    knowsOnly('scheduling', [...ground, 'users'], 'Scheduling says who is on call, and needs to know users only.'),
    knowsOnly('incidents', ground, 'Incidents record what happened, and know nobody who makes it happen.'),
    knowsOnly(
      'follow-ups',
      [...ground, 'users', 'incidents'],
      'Follow-ups look after callers whom nobody has spoken to: incidents and people are enough.',
    ),
    knowsOnly('notes', [...ground, 'users', 'incidents'], 'Notes are what people write down about incidents.'),
    knowsOnly(
      'call-backs',
      [...ground, 'users', 'incidents', 'follow-ups'],
      'Calls back are recorded here; ringing phones is for telephony.',
    ),
    knowsOnly(
      'notifications',
      [...ground, 'users', 'scheduling', 'incidents', 'follow-ups', 'call-backs', 'routing', 'twilio'],
      'Notifications tell people what happened: they look at everything below them, and only operations look at them.',
    ),
    knowsOnly(
      'voice-messages',
      [...ground, 'access', 'incidents', 'twilio'],
      'Voice messages are heard beside the calls: who may hear which one, and where Twilio keeps it.',
    ),
    knowsOnly(
      'reconciler',
      [...ground, 'users', 'scheduling', 'incidents', 'blocked-callers', 'call-backs', 'routing', 'twilio'],
      'The reconciler writes what Twilio knows and no request told: it looks at what is below it, and no call needs it.',
    ),
    knowsOnly(
      'blocked-callers',
      [...ground, 'users'],
      'Blocked callers are written by people, and read with the roster.',
    ),
    knowsOnly('line-texts', [...ground, 'users'], 'What people hear is set by people, and known without a call.'),
    knowsOnly('twilio', ground, 'The way from and to Twilio, whatever is asked and told on it.'),
    knowsOnly(
      'calls',
      [...ground, 'users', 'scheduling', 'incidents', 'routing'],
      'Calls are decided and committed here, with or without the database.',
    ),
    never(
      'routing-core-knows-no-step',
      { path: '^src/routing/', pathNot: '^src/routing/steps/|\\.spec\\.ts$' },
      { path: '^src/(routing/steps|extensions|calls|telephony)/|^src/[^/]+$' },
      'The engine finds steps by their decorator, so that a new one changes no file of it.',
    ),
    never(
      'steps-come-in-through-one-door',
      {
        path: '^(src|studio|migrations|ormconfig)',
        pathNot: `^src/(extensions/index\\.ts$|routing/steps/)|\\.spec\\.ts$`,
      },
      { path: '^src/routing/steps/' },
      'Built-in steps are listed in src/extensions/index.ts beside all others, and known by nobody else.',
    ),
    never(
      'steps-see-the-contract-only',
      { path: '^src/routing/steps/', pathNot: '\\.spec\\.ts$' },
      { path: '^src/', pathNot: '^src/(routing/(steps|contract)|users|scheduling|common)/' },
      'A built-in step sees what every step author sees: the contract, users, scheduling and common.',
    ),
    never(
      'extensions-see-the-contract-only',
      { path: '^src/extensions/', pathNot: '\\.spec\\.ts$' },
      {
        path: '^src/',
        pathNot: '^src/((extensions|routing/contract|users|scheduling|common)/|routing/steps/index\\.ts$)',
      },
      'An extension sees the contract, users, scheduling and common, and can break nothing else.',
    ),
    never(
      'nobody-sees-telephony',
      { path: '^src/', pathNot: `^src/telephony/|${seesAll}` },
      { path: '^src/telephony/' },
      'Telephony is the way in: it calls the others and is called by none.',
    ),
    never(
      'nobody-sees-deploy',
      { path: '^src/', pathNot: `^src/deploy/|${seesAll}` },
      { path: '^src/deploy/' },
      'Setting up the Twilio side is no part of a call: nothing that a call needs depends on it.',
    ),
    never(
      'deploy-knows-people-and-twilio',
      { path: '^src/deploy/', pathNot: '\\.spec\\.ts$' },
      { path: roomsBut('deploy', ...ground, 'line-texts', 'users', 'scheduling', 'twilio') },
      'To set up the Twilio side, people, who is on call and the account are enough.',
    ),
    never(
      'twilio-stays-at-the-edge',
      { path: '^(src|migrations|ormconfig)', pathNot: '^src/(telephony/twiml|twilio)/' },
      { path: '(^|node_modules/)twilio(/|$)' },
      'The twilio package is used where Twilio is spoken to, so that calls are routed without it.',
    ),
    never(
      'nothing-imports-tests',
      { path: '^(src|studio|migrations|ormconfig)', pathNot: '\\.spec\\.ts$' },
      { path: '^test/|\\.spec\\.ts$' },
      'What is delivered does not depend on its tests.',
    ),
    never(
      'the-page-stands-alone',
      { path: '^web/' },
      { path: '^(src|studio|migrations|test|ormconfig)' },
      'The page knows the service by its interface only: types come from the OpenAPI document.',
    ),
    never(
      'the-service-knows-no-page',
      { path: '^(src|studio|migrations|ormconfig)' },
      { path: '^web/' },
      'The service gives the built page away as files, and knows nothing of its sources.',
    ),
    never(
      'every-import-exists',
      {},
      { couldNotResolve: true, pathNot: '^node:' },
      'An import that leads nowhere fails when the service is started.',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
