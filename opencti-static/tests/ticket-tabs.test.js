import assert from 'node:assert/strict';
import test, { beforeEach } from 'node:test';
import { tabView } from '../web/desktop/tab-view.js';
import { ticketTabAddress, recordAddress } from '../web/shared/ticket-tab-address.js';
import { TicketTabs } from '../web/shared/ticket-tabs.js';
import { eventually } from './eventually.js';

/** @typedef {import('../web/shared/protocol.js').Ticket} Ticket */

const REFERENCE = 'TL-1';
/** @type {import('../web/shared/protocol.js').Pop} */
const POP = { reference: REFERENCE, call: 'main/1.0', mode: 'NEW_TAB', object: 'Task', fields: {} };
const CLAIM = { type: 'claim', reference: REFERENCE };
/** @type {Ticket} */
const FILED = {
  reference: REFERENCE,
  call: 'main/1.0',
  object: 'Task',
  subject: 's',
  state: 'FILED',
  url: 'https://acme.lightning.force.com/lightning/r/Task/00T1/view',
};

/** @type {any[]} */
let sent;
/** @type {[string, string][]} */
let opened;
/** @type {any[]} */
let told;
/** @type {Map<string, boolean>} */
let blocked;
/** @type {Ticket | undefined} */
let ticket;

beforeEach(() => {
  sent = [];
  opened = [];
  told = [];
  blocked = new Map();
  ticket = undefined;
});

const window = () => ({ closed: false, postMessage: (/** @type {any} */ it) => told.push(it), focus: () => {} });

/** @param {any} tab */
function tabs(tab = window()) {
  return new TicketTabs({
    send: (message) => Boolean(sent.push(message)),
    open: (address, name) => {
      opened.push([address, name]);
      return tab;
    },
    origin: 'https://bridge.example',
    blocked: (reference, is) => blocked.set(reference, is),
    ticket: () => ticket,
    closedAtOnceMs: 5,
  });
}

test('opens the tab of the call and claims', () => {
  tabs().onPop(POP, true);

  assert.deepEqual(opened, [['/desktop/ticket.html?reference=TL-1', 'trunkline-main/1.0']]);
  assert.deepEqual(sent, [CLAIM]);
  assert.equal(blocked.get(REFERENCE), false);
});

test('neither opens nor claims when another page leads', () => {
  tabs().onPop(POP, false);

  assert.deepEqual([opened, sent], [[], []]);
});

test('claims again but opens no second tab when the pop comes again', () => {
  const it = tabs();

  it.onPop(POP, true);
  it.onPop(POP, true);

  assert.equal(opened.length, 1);
  assert.deepEqual(sent, [CLAIM, CLAIM]);
});

test('claims and tells when the browser blocks the tab', () => {
  tabs(null).onPop(POP, true);

  assert.deepEqual(sent, [CLAIM]);
  assert.equal(blocked.get(REFERENCE), true);
});

test('notices a tab that is closed at once', async () => {
  const tab = window();
  tabs(tab).onPop(POP, true);

  tab.closed = true;

  await eventually(() => blocked.get(REFERENCE) === true);
});

test('answers its tab with how the ticket stands, and tells it each change', () => {
  const it = tabs();
  it.onPop(POP, true);

  it.onMessage({ origin: 'https://bridge.example', data: { trunkline: 'ask', reference: REFERENCE }, source: window() });
  ticket = FILED;
  it.onTicket(FILED);

  assert.deepEqual(told, [
    { trunkline: 'stands', ticket: undefined, denied: undefined },
    { trunkline: 'stands', ticket: FILED, denied: undefined },
  ]);
});

test('tells its tab the words of a denial', () => {
  const it = tabs();
  it.onPop(POP, true);

  const ours = it.onDenied({ reference: REFERENCE, words: 'no' });
  const others = it.onDenied({ reference: 'TL-2', words: 'no' });

  assert.deepEqual([ours, others], [true, false]);
  assert.deepEqual(told, [{ trunkline: 'stands', ticket: undefined, denied: 'no' }]);
});

test('says shown when the tab goes on to the record', () => {
  tabs().onMessage({
    origin: 'https://bridge.example',
    data: { trunkline: 'shown', reference: REFERENCE },
    source: window(),
  });

  assert.deepEqual(sent, [{ type: 'shown', reference: REFERENCE }]);
});

for (const [origin, data] of /** @type {[string, any][]} */ ([
  ['https://evil.example', { trunkline: 'shown', reference: REFERENCE }],
  ['https://bridge.example', 'shown'],
  ['https://bridge.example', null],
  ['https://bridge.example', { trunkline: 'shown' }],
]))
  test(`does not hear ${JSON.stringify(data)} from ${origin}`, () => {
    tabs().onMessage({ origin, data, source: window() });

    assert.deepEqual([sent, told], [[], []]);
  });

test('the tab goes on when the ticket is filed', () => {
  assert.deepEqual(tabView({ ticket: FILED }), {
    title: 'Filed. Opening it in Salesforce…',
    subject: 's',
    words: '',
    tone: 'success',
    goes: true,
  });
});

test('the tab stays while the record has no address', () => {
  assert.equal(tabView({ ticket: { ...FILED, url: undefined } }).goes, false);
});

test('the tab goes nowhere but to a web address', () => {
  assert.equal(tabView({ ticket: { ...FILED, url: 'javascript:alert(1)' } }).goes, false);
  assert.equal(recordAddress('not an address'), undefined);
});

test('the tab shows a refusal in the words of Salesforce', () => {
  const refused = /** @type {Ticket} */ ({ ...FILED, state: 'REFUSED', url: undefined, words: 'Required: Type' });

  assert.deepEqual(tabView({ ticket: refused }), {
    title: 'Salesforce refused it',
    subject: 's',
    words: 'Required: Type',
    tone: 'trouble',
    goes: false,
  });
});

test('the tab waits for a ticket it does not know yet, and says why it is denied', () => {
  assert.equal(tabView({}).title, 'Waiting for the ticket…');
  assert.equal(tabView({ denied: 'Another page files it.' }).words, 'Another page files it.');
});

test('a reference stays one value in the address', () => {
  assert.equal(ticketTabAddress('a&b=c'), '/desktop/ticket.html?reference=a%26b%3Dc');
});
