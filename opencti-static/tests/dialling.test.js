import assert from 'node:assert/strict';
import test, { beforeEach } from 'node:test';
import { Dialling } from '../web/shared/dialling.js';
import { PageState } from '../web/shared/page-state.js';
import { eventually } from './eventually.js';

const GIULIA = { object: 'Contact', id: '003A', name: 'Giulia', origin: 'https://acme.lightning.force.com' };

/** @type {PageState} */
let state;
/** @type {any[]} */
let sent;
/** @type {any[]} */
let asked;
/** @type {(click: any) => void} */
let click;
let linkIsUp = true;
/** @type {Dialling} */
let dialling;
/** @type {(answerMs: number) => void} */
let follows;

beforeEach(() => {
  state = new PageState({ wall: () => 0, monotonic: () => 0 });
  sent = [];
  asked = [];
  linkIsUp = true;
  /** @type {any} */
  const host = {
    setVisible: async (/** @type {boolean} */ visible) => void asked.push(['visible', visible]),
    clickToDial: async (/** @type {boolean} */ enabled) => void asked.push(['clickToDial', enabled]),
    onClickToDial: (/** @type {any} */ listener) => (click = listener),
  };
  const send = (/** @type {any} */ message) => linkIsUp && Boolean(sent.push(message));
  follows = (answerMs) => {
    dialling = new Dialling({ send, state, host }, { answerMs });
    dialling.start();
  };
  follows(20);
});

function signedOn() {
  state.link.value = 'CONNECTED';
  state.phone.value = { ready: true };
}

test('numbers can be clicked exactly while the agent can call', () => {
  signedOn();
  state.phone.value = { ready: false, words: 'The phone system is not connected.' };
  state.phone.value = { ready: true };
  state.clear();

  assert.deepEqual(asked, [true, false, true, false].map((enabled) => ['clickToDial', enabled]));
});

test('a click asks the bridge, once, and shows the panel', () => {
  signedOn();

  click({ number: '02 111', clicked: GIULIA });
  click({ number: '02 111', clicked: GIULIA });

  assert.deepEqual(sent, [{ type: 'dial', dial: 'd1', number: '02 111', clicked: GIULIA }]);
  assert.deepEqual(asked.at(-1), ['visible', true]);
  assert.deepEqual(state.dial.value, { dial: 'd1', state: 'ASKED', number: '02 111' });
});

test('the bridge says how it goes; what it says of an older wish is no news', () => {
  signedOn();
  dialling.call('02 111');
  const rings = { dial: 'd1', state: /** @type {const} */ ('RINGING'), number: '+39 02 111' };
  dialling.onDialled(rings);
  dialling.onDialled({ ...rings, dial: 'd0', state: 'FAILED' });
  assert.deepEqual(state.dial.value, rings);

  dialling.onDialled({ ...rings, state: 'ANSWERED' });
  dialling.call('02 222');

  assert.deepEqual(sent.at(-1), { type: 'dial', dial: 'd2', number: '02 222' });
});

for (const [why, prepare, said] of /** @type {[string, () => void, string][]} */ ([
  ['the agent has no phone', () => (state.phone.value = { ready: false, words: 'You have no phone.' }), 'You have no phone.'],
  ['the bridge has not said yet', () => {}, 'This page cannot call yet. Try again in a moment.'],
  ['the link is down', () => { signedOn(); linkIsUp = false; }, 'Not connected. Try again when this page is connected, or dial on your phone.'],
]))
  test(`says in words that it cannot call: ${why}`, () => {
    prepare();

    dialling.call('02 111');

    assert.deepEqual(sent, []);
    assert.deepEqual(state.dial.value, { dial: 'd1', state: 'FAILED', words: said });
  });

test('does not wait for ever for what the bridge never says', async () => {
  signedOn();

  dialling.call('02 111');

  await eventually(() => state.dial.value?.state === 'FAILED');
});

test('a wish that ended with a sign-out fails neither afterwards nor in place of the next agent\'s', async () => {
  follows(300);
  signedOn();
  dialling.call('02 111');
  await pause(200);

  state.clear();
  signedOn();
  dialling.call('02 222');
  await pause(200);

  assert.deepEqual(state.dial.value, { dial: 'd2', state: 'ASKED', number: '02 222' });
  state.clear();
  await pause(250);
  assert.equal(state.dial.value, undefined);
});

/** @param {number} ms */
function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
