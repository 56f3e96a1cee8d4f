import assert from 'node:assert/strict';
import test, { beforeEach } from 'node:test';
import { Filing } from '../web/shared/filing.js';
import { Keep } from '../web/shared/keep.js';
import { Results } from '../web/shared/results.js';
import { FakeStorage } from './fake-storage.js';

/** @typedef {import('../web/shared/host/host.js').Saved} Saved */

const REFERENCE = 'TL-7F3K9Q2M';
/** @type {import('../web/shared/protocol.js').Pop} */
const POP = {
  reference: REFERENCE,
  call: 'main/1.0',
  mode: 'INTEGRATION_TAB',
  object: 'Task',
  fields: { Subject: 'sales', CallObject: REFERENCE },
  again: false,
};
const CLAIM = { type: 'claim', reference: REFERENCE };
const FILED = { type: 'filed', reference: REFERENCE, recordId: '00T1' };
const SHOWN = { type: 'shown', reference: REFERENCE };
const UNANSWERED = { type: 'unanswered', reference: REFERENCE };
const GO = { reference: REFERENCE, withinMs: 2_000 };

/** @type {any[]} */
let sent;
/** @type {any[]} */
let asked;
/** @type {string[]} */
let said;
let now = 0;
let linkUp = true;
/** @type {FakeStorage} */
let storage;

beforeEach(() => {
  sent = [];
  asked = [];
  said = [];
  now = 1_000;
  linkUp = true;
  storage = new FakeStorage();
});

/**
 * @param {{saved?: Saved | Promise<Saved>, pops?: boolean, saves?: boolean, page?: string}} [host]
 */
function filing({ saved = { recordId: '00T1' }, pops = true, saves = true, page = 'page-1' } = {}) {
  return new Filing({
    send: (message) => {
      if (linkUp) sent.push(message);
      return linkUp;
    },
    host: /** @type {any} */ ({
      saves,
      saveLog: async (/** @type {object} */ fields) => {
        asked.push(fields);
        return saved;
      },
      screenPop: async (/** @type {string} */ id) => {
        asked.push(`pop ${id}`);
        return pops ? { ok: true } : { ok: false, words: 'Salesforce did not answer.' };
      },
    }),
    now: () => now,
    results: new Results(new Keep(() => storage.asStorage()), page),
    say: (reference, words) => said.push(`${reference}: ${words}`),
  });
}

/** @param {import('../web/shared/protocol.js').LedgerState} state */
const ticket = (state) => ({ reference: REFERENCE, call: 'main/1.0', object: 'Task', subject: 's', state });

test('claims, saves on the go, tells the id, shows the record and says so', async () => {
  const it = filing();

  it.onPop(POP, true);
  await it.onGo(GO);

  assert.deepEqual(sent, [CLAIM, FILED, SHOWN]);
  assert.deepEqual(asked, [{ entityApiName: 'Task', Subject: 'sales', CallObject: REFERENCE }, 'pop 00T1']);
});

test('does not claim when another page leads', () => {
  filing().onPop(POP, false);

  assert.deepEqual(sent, []);
});

test('does not claim where the host cannot save', () => {
  filing({ saves: false }).onPop(POP, true);

  assert.deepEqual(sent, []);
});

test('claims once however often the pop comes', () => {
  const it = filing();

  it.onPop(POP, true);
  it.onPop(POP, true);

  assert.deepEqual(sent, [CLAIM]);
});

test('holds no claim that could not be sent', async () => {
  const it = filing();
  linkUp = false;
  it.onPop(POP, true);
  linkUp = true;

  await it.onGo(GO);

  assert.deepEqual(asked, []);
  assert.equal(sent[0].type, 'giveBack');
});

test('saves at the last moment of the go', async () => {
  const it = filing();

  it.onPop(POP, true);
  now += 2_000;
  await it.onGo(GO);

  assert.deepEqual(sent, [CLAIM, FILED, SHOWN]);
});

test('gives the claim back when the page was frozen longer than the go is good for', async () => {
  const it = filing();

  it.onPop(POP, true);
  now += 2_001;
  await it.onGo(GO);

  assert.deepEqual(asked, []);
  assert.deepEqual(sent, [
    CLAIM,
    { type: 'giveBack', reference: REFERENCE, words: 'The go came too late to file in time.' },
  ]);
});

test('claims again after it gave back, when the pop comes again', async () => {
  const it = filing();
  it.onPop(POP, true);
  now += 5_000;
  await it.onGo(GO);

  it.onPop(POP, true);
  await it.onGo(GO);

  assert.deepEqual(sent.map((message) => message.type), ['claim', 'giveBack', 'claim', 'filed', 'shown']);
});

test('gives back a go without a claim', async () => {
  await filing().onGo(GO);

  assert.deepEqual(sent, [
    { type: 'giveBack', reference: REFERENCE, words: 'The page does not hold this claim any more.' },
  ]);
  assert.deepEqual(asked, []);
});

test('gives back a go that comes after the link was lost in between', async () => {
  const it = filing();

  it.onPop(POP, true);
  it.onWelcome();
  await it.onGo(GO);

  assert.deepEqual(asked, []);
  assert.equal(sent[1].type, 'giveBack');
});

test('gives back a go for a ticket that went another way', async () => {
  const it = filing();
  it.onPop(POP, true);

  it.onTicket(ticket('CLAIMED'));
  it.onTicket(ticket('FILED'));
  await it.onGo(GO);

  assert.deepEqual(asked, []);
  assert.equal(sent[1].type, 'giveBack');
});

test('saves once when the go comes twice', async () => {
  const it = filing();

  it.onPop(POP, true);
  await Promise.all([it.onGo(GO), it.onGo(GO)]);

  assert.deepEqual(sent, [CLAIM, FILED, SHOWN]);
});

test('does not ask again for what it has asked once', async () => {
  const it = filing();
  it.onPop(POP, true);
  await it.onGo(GO);
  it.onTicket(ticket('FILED'));

  it.onPop(POP, true);
  await it.onGo(GO);

  assert.deepEqual(sent.slice(3), [
    { type: 'giveBack', reference: REFERENCE, words: 'This page has asked Salesforce for this ticket before.' },
  ]);
  assert.equal(asked.length, 2);
});

test('tells a refusal in the words of Salesforce, and shows nothing', async () => {
  const it = filing({ saved: { refused: { code: 'REQUIRED_FIELD_MISSING', words: 'Required: Type' } } });

  it.onPop(POP, true);
  await it.onGo(GO);

  assert.deepEqual(sent, [
    CLAIM,
    { type: 'refused', reference: REFERENCE, code: 'REQUIRED_FIELD_MISSING', words: 'Required: Type' },
  ]);
  assert.equal(asked.length, 1);
});

test('may save again what Salesforce refused, once it is corrected', async () => {
  const it = filing({ saved: { refused: { code: 'X', words: 'no' } } });
  it.onPop(POP, true);
  await it.onGo(GO);
  it.onTicket(ticket('REFUSED'));

  it.onPop({ ...POP, fields: { Subject: 'corrected' } }, true);
  await it.onGo(GO);

  assert.deepEqual(asked.at(-1), { entityApiName: 'Task', Subject: 'corrected' });
});

test('tells when Salesforce did not answer, and does not ask again', async () => {
  const it = filing({ saved: { unanswered: true } });
  it.onPop(POP, true);
  await it.onGo(GO);
  it.onTicket(ticket('UNDECIDED'));

  it.onPop(POP, true);

  assert.deepEqual(sent.slice(0, 2), [CLAIM, UNANSWERED]);
  assert.equal(sent[2].type, 'giveBack');
  assert.equal(asked.length, 1);
});

test('says the words of a denial', () => {
  const it = filing();
  it.onPop(POP, true);

  it.onDenied({ reference: REFERENCE, words: 'Another page is filing this ticket.' });

  assert.deepEqual(said, [`${REFERENCE}: Another page is filing this ticket.`]);
});

test('does not say shown when the record was not shown', async () => {
  const it = filing({ pops: false });

  it.onPop(POP, true);
  await it.onGo(GO);

  assert.deepEqual(sent, [CLAIM, FILED]);
  assert.deepEqual(said, [`${REFERENCE}: Salesforce did not answer.`]);
});

test('tells a result again on every new link until the ledger shows that it is known', async () => {
  const it = filing();
  it.onPop(POP, true);
  linkUp = false;
  await it.onGo(GO);
  linkUp = true;

  it.onWelcome();
  it.onTicket(ticket('UNDECIDED'));
  it.onWelcome();
  it.onTicket(ticket('FILED'));
  it.onWelcome();

  assert.deepEqual(sent, [CLAIM, FILED, FILED]);
});

test('tells a result of before a reload after it', async () => {
  const before = filing();
  before.onPop(POP, true);
  linkUp = false;
  await before.onGo(GO);
  linkUp = true;

  filing().onWelcome();

  assert.deepEqual(sent, [CLAIM, FILED]);
});

test('tells unanswered after a reload in the middle of a save, and files nothing twice', async () => {
  const before = filing({ saved: new Promise(() => {}) });
  before.onPop(POP, true);
  void before.onGo(GO);

  const after = filing();
  after.onWelcome();
  after.onPop(POP, true);

  assert.deepEqual(sent.slice(0, 2), [CLAIM, UNANSWERED]);
  assert.equal(sent[2].type, 'giveBack');
  assert.equal(asked.length, 1);
});

test('knows nothing of a result that was copied into a duplicated tab', async () => {
  const original = filing({ saved: new Promise(() => {}) });
  original.onPop(POP, true);
  void original.onGo(GO);

  filing({ page: 'page-2' }).onWelcome();

  assert.deepEqual(sent, [CLAIM]);
});

test('does not tell unanswered of a save that is still under way on a new link', async () => {
  const it = filing({ saved: new Promise(() => {}) });
  it.onPop(POP, true);
  void it.onGo(GO);

  it.onWelcome();

  assert.deepEqual(sent, [CLAIM]);
});

test('asks again what it asked before when a person says so elsewhere', async () => {
  const page = filing({ saved: { unanswered: true } });
  page.onPop(POP, true);
  await page.onGo(GO);
  page.onTicket(ticket('UNDECIDED'));

  page.onPop({ ...POP, again: true }, true);
  await page.onGo(GO);

  assert.deepEqual(sent, [CLAIM, UNANSWERED, CLAIM, UNANSWERED]);
  assert.equal(asked.length, 2);
});

test('tells that it stands, and asks nothing, when a person wants asked again what it saved', async () => {
  linkUp = true;
  const page = filing();
  page.onPop(POP, true);
  await page.onGo(GO);
  sent = [];

  page.onPop({ ...POP, again: true }, true);

  assert.deepEqual(sent, [FILED]);
  assert.equal(asked.length, 2);
});

test('asks again what it asked before when the agent says so', async () => {
  const page = filing({ saved: { unanswered: true } });
  page.onPop(POP, true);
  await page.onGo(GO);
  page.onPop(POP, true);
  assert.equal(sent.at(-1).type, 'giveBack');

  page.retry(REFERENCE);
  page.onPop(POP, true);
  await page.onGo(GO);

  assert.deepEqual(sent.slice(-3), [{ type: 'retry', reference: REFERENCE }, CLAIM, UNANSWERED]);
  assert.equal(asked.length, 2);
});
