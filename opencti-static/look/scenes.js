/** What the scripted bridge says to a page that signed in, by scene. */

const CALL = 'main/1795329160.0';
const ago = (/** @type {number} */ seconds) => new Date(Date.now() - seconds * 1000).toISOString();
const card = (/** @type {object} */ more = {}) => ({
  call: CALL,
  segment: 1,
  status: 'answer',
  direction: 'inbound',
  number: '+39 333 123 4567',
  name: 'Mario Rossi',
  queue: 'sales',
  since: ago(83),
  over: false,
  ...more,
});
const match = (/** @type {string} */ object, /** @type {string} */ name, /** @type {string} */ id) => ({
  object,
  id,
  name,
  phone: '+39 333 123 4567',
});
const ONE = [match('Contact', 'Mario Rossi', '003A')];
const MANY = [
  ...ONE,
  match('Contact', 'Maria Rossi-Bianchi Ferrari', '003B'),
  match('Account', 'Rossi Costruzioni e Ristrutturazioni S.r.l.', '001A'),
];
const matches = (/** @type {object} */ more) => ({ type: 'matches', call: CALL, search: 'DONE', matches: [], ...more });
const ticket = (/** @type {object} */ more = {}) => ({
  reference: 'TL-7F3K9Q2M',
  call: CALL,
  object: 'Task',
  subject: '[Trunkline Ticket] sales +393331234567',
  state: 'FILED',
  recordId: '00T1',
  url: 'https://acme.lightning.force.com/lightning/r/Task/00T1/view',
  ...more,
});
const open = { recordId: undefined, url: undefined };
const welcome = (/** @type {object} */ more = {}) => ({
  type: 'welcome',
  agent: 'Alice Rossi',
  email: 'alice@example.com',
  leads: true,
  cards: [],
  tickets: [],
  ...more,
});
const PHONE = { type: 'phone', ready: true };
const REFUSED = ticket({
  ...open,
  state: 'REFUSED',
  words: 'Please choose a disposition before you save this task. (FIELD_CUSTOM_VALIDATION_EXCEPTION)',
  retry: true,
});
const LEFT_TO_AGENT = ticket({
  ...open,
  state: 'UNDECIDED',
  words:
    'Nobody knows whether Salesforce saved it: the account has no credentials to ask with. Look in Salesforce, and try again only if it is not there.',
  retry: true,
});

const pop = (/** @type {string} */ mode) => ({
  type: 'pop',
  reference: 'TL-7F3K9Q2M',
  call: CALL,
  mode,
  object: 'Task',
  fields: { Subject: '[Trunkline Ticket] sales +393331234567', CallObject: 'TL-7F3K9Q2M' },
});

/**
 * What the bridge says to a message of the page.
 *
 * @param {string} scene
 * @param {any} message
 * @param {string} url where the record would be
 * @returns {[number, object][]} each after so many ms
 */
export function replies(scene, message, url) {
  const stands = (/** @type {object} */ more) => ({ type: 'ticket', ...ticket({ ...open, ...more }) });
  if (message.type === 'filed') return [[50, stands({ state: 'FILED', recordId: message.recordId, url })]];
  if (message.type === 'dial' && message.number.startsWith('0'))
    return [[50, { type: 'dialled', dial: message.dial, state: 'RINGING', number: '+39 02 111 2222' }]];
  if (message.type === 'dial')
    return [[50, { type: 'dialled', dial: message.dial, state: 'FAILED', words: 'Calls to this number are not allowed. Ask your administrator if you need them.' }]];
  if (message.type !== 'claim') return [];
  if (scene === 'lightning') return [[20, { type: 'go', reference: message.reference, withinMs: 2000 }]];
  return [
    [20, stands({ state: 'CLAIMED' })],
    [4_000, stands({ state: 'FILED', recordId: '00T1', url })],
  ];
}

/** @type {Record<string, () => any[]>} */
export const scenes = {
  idle: () => [welcome(), PHONE],
  dialling: () => [welcome(), PHONE],
  'dial-refused': () => [welcome(), PHONE],
  'no-phone': () => [welcome(), { type: 'phone', ready: false, words: 'You have no phone. Ask your administrator to give you one.' }],
  ringing: () => [welcome(), PHONE, { type: 'card', ...card({ status: 'ring', since: ago(4) }) }, matches({ search: 'RUNNING' })],
  'one-match': () => [welcome({ cards: [card()], tickets: [ticket({ ...open, state: 'CLAIMED' })] }), matches({ matches: ONE, linked: '003A' })],
  'several-matches': () => [welcome({ cards: [card()], tickets: [ticket({ ...open, state: 'OFFERED' })] }), matches({ matches: MANY })],
  'no-match': () => [welcome({ cards: [card({ name: undefined, status: 'hold' })] }), matches({})],
  withheld: () => [welcome({ cards: [card({ name: undefined, number: undefined })] }), matches({ search: 'NONE' })],
  filed: () => [welcome({ cards: [card()], tickets: [ticket()] }), matches({ matches: ONE, linked: '003A' })],
  refused: () => [
    welcome({ cards: [card({ status: 'hangup', over: true })], tickets: [REFUSED] }),
    matches({ matches: ONE, linked: '003A' }),
  ],
  'left-to-agent': () => [welcome({ cards: [card({ status: 'hangup', over: true })], tickets: [LEFT_TO_AGENT] })],
  blocked: () => [
    welcome({ cards: [card()] }),
    { type: 'ticket', ...ticket({ ...open, state: 'OFFERED' }) },
    pop('NEW_TAB'),
  ],
  lightning: () => [
    welcome({ cards: [card()] }),
    matches({ matches: ONE, linked: '003A' }),
    { type: 'ticket', ...ticket({ ...open, state: 'OFFERED' }) },
    pop('INTEGRATION_TAB'),
  ],
  'not-leading': () => [welcome({ leads: false, cards: [card({ status: 'ring', since: ago(4) })] })],
  disconnected: () => [welcome({ cards: [card()], tickets: [ticket()] }), matches({ matches: ONE, linked: '003A' }), 'DROP'],
  notice: () => [welcome(), {
    type: 'notice',
    about: 'account a1',
    words:
      'Salesforce (Acme) cannot be written to now. Tickets are kept here and filed when it can; you need not do anything. The org did not answer.',
  }],
  busy: () => [
    PHONE,
    welcome({
      cards: [card(), card({ call: 'main/2', status: 'ring', name: undefined, number: '+49 30 901820', queue: 'support' }),
        card({ call: 'main/3', status: 'hangup', over: true, name: 'Ada Lovelace', queue: undefined })],
      tickets: [ticket(), ticket({ reference: 'TL-2', object: 'Case', ...open, state: 'RETRYING' }),
        ticket({ reference: 'TL-3', call: 'main/9', ...open, state: 'UNDECIDED' }),
        { ...REFUSED, reference: 'TL-4', call: 'main/8' }],
    }),
    matches({ matches: ONE, linked: '003A' }),
  ],
};
