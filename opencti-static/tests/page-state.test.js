import assert from 'node:assert/strict';
import test, { beforeEach } from 'node:test';
import { duration } from '../web/shared/call-clock.js';
import { PageState } from '../web/shared/page-state.js';
import { Ringer } from '../web/shared/ringer.js';

/** @typedef {import('../web/shared/protocol.js').Card} Card */

const CALL = 'main/1.0';
/** @type {Card} */
const RING = {
  call: CALL,
  segment: 1,
  status: 'ring',
  direction: 'inbound',
  number: '+39 333',
  name: 'Mario Rossi',
  queue: 'sales',
  since: '2026-11-22T08:30:00Z',
  over: false,
};
const WELCOME = { agent: 'Alice', email: 'a@example.com', leads: true, cards: [RING], tickets: [] };
const MATCHES = { call: CALL, search: /** @type {const} */ ('DONE'), matches: [] };

let wall = 0;
let monotonic = 0;
/** @type {PageState} */
let state;

beforeEach(() => {
  wall = Date.parse('2026-11-22T08:30:20Z');
  monotonic = 100_000;
  state = new PageState({ wall: () => wall, monotonic: () => monotonic });
});

const started = () => state.cards.value.get(CALL)?.startedAt;

test('counts a call that was there before the page from when it began', () => {
  state.welcome(WELCOME);

  assert.equal(started(), 80_000);
});

test('counts a call that comes live from now, though the clocks differ', () => {
  state.card(RING);

  assert.equal(started(), 100_000);
});

test('knows from live calls how far the clocks are apart', () => {
  state.card(RING);
  wall += 30_000;
  monotonic += 30_000;

  state.welcome({ ...WELCOME, cards: [{ ...RING, call: 'main/2.0' }] });

  assert.equal(state.cards.value.get('main/2.0')?.startedAt, 100_000);
});

test('never counts from the future', () => {
  state.welcome({ ...WELCOME, cards: [{ ...RING, since: '2026-11-22T09:00:00Z' }] });

  assert.equal(started(), 100_000);
});

test('keeps counting when the same card comes again', () => {
  state.card(RING);
  monotonic += 5_000;

  state.card({ ...RING, name: 'Maria' });

  assert.equal(started(), 100_000);
});

test('forgets on a welcome the live calls that the bridge does not name, and keeps the ended', () => {
  state.card(RING);
  state.match(MATCHES);
  state.card({ ...RING, call: 'main/2.0', status: 'hangup', over: true });

  state.welcome({ ...WELCOME, cards: [] });

  assert.deepEqual([...state.cards.value.keys()], ['main/2.0']);
  assert.equal(state.matches.value.size, 0);
});

test('takes no matches for a call it does not know', () => {
  state.match(MATCHES);

  assert.equal(state.matches.value.size, 0);
});

test('keeps a bounded number of ended calls, tickets and notices', () => {
  for (let at = 0; at < 200; at++) {
    state.card({ ...RING, call: `main/${at}`, over: true });
    state.ticket({ reference: `TL-${at}`, call: `main/${at}`, object: 'Task', subject: 's', state: 'FILED' });
    state.notice(`${at}`, { words: 'w', tone: 'info', closable: true });
    state.tabBlocked(`TL-${at}`, true);
  }

  assert.deepEqual(
    [state.cards.value.size, state.tickets.value.size, state.notices.value.size, state.blocked.value.size],
    [10, 50, 4, 50],
  );
  assert.ok(state.tickets.value.has('TL-199'));
});

test('closes an ended call', () => {
  state.card({ ...RING, over: true });

  state.closeCard(CALL);

  assert.equal(state.cards.value.size, 0);
});

test('says words about a ticket on the ticket, else as a notice', () => {
  state.ticket({ reference: 'TL-1', call: CALL, object: 'Task', subject: 's', state: 'OFFERED' });

  state.sayOf('TL-1', 'one');
  state.sayOf('TL-2', 'two');

  assert.equal(state.tickets.value.get('TL-1')?.words, 'one');
  assert.equal(state.notices.value.get('TL-2')?.words, 'two');
});

test('leaves nothing of the agent on the screen after signing out', () => {
  state.welcome(WELCOME);
  state.match(MATCHES);

  state.clear();

  assert.deepEqual([state.agent.value, state.cards.value.size, state.matches.value.size], ['', 0, 0]);
});

test('durations read like a clock', () => {
  assert.deepEqual(
    [-5, 7_000, 754_999, 3_723_000].map(duration),
    ['0:00', '0:07', '12:34', '1:02:03'],
  );
});

/** What it does from its start on, when it names the panel. @param {boolean} leads */
function ringer(leads) {
  /** @type {any[]} */
  const seen = [];
  state.leads.value = leads;
  new Ringer({
    host: /** @type {any} */ ({
      setLabel: (/** @type {string} */ label) => seen.push(`label ${label}`),
      setVisible: () => seen.push('visible'),
    }),
    announce: (text) => seen.push(text),
  }).follow(state);
  assert.deepEqual(seen.splice(0), ['label ']);
  return seen;
}

test('a ringing call labels, opens and announces once, and clears when it is over', () => {
  const seen = ringer(true);

  state.card(RING);
  state.card({ ...RING, name: 'Mario Rossi' });
  state.card({ ...RING, status: 'answer' });
  state.card({ ...RING, status: 'hangup', over: true });

  assert.deepEqual(seen, [
    'label Ringing: Mario Rossi',
    'visible',
    'Incoming call from Mario Rossi, queue sales',
    'label On call: Mario Rossi',
    'label ',
  ]);
});

test('a page that does not lead only carries the label, until it leads', () => {
  const seen = ringer(false);

  state.card(RING);
  const before = [...seen];
  state.leads.value = true;

  assert.deepEqual(before, ['label Ringing: Mario Rossi']);
  assert.deepEqual(seen.slice(1), ['visible', 'Incoming call from Mario Rossi, queue sales']);
});

test('the agent calling out hears no ring', () => {
  const seen = ringer(true);

  state.card({ ...RING, direction: 'outbound' });

  assert.deepEqual(seen, []);
});
