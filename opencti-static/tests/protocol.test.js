import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { Dialling } from '../web/shared/dialling.js';
import { Filing } from '../web/shared/filing.js';
import { handlers } from '../web/shared/handlers.js';
import { Keep } from '../web/shared/keep.js';
import { PageSocket } from '../web/shared/page-socket.js';
import { PageState } from '../web/shared/page-state.js';
import { Results } from '../web/shared/results.js';
import { TicketTabs } from '../web/shared/ticket-tabs.js';
import { FakeStorage } from './fake-storage.js';
import { FakeWebSocket } from './fake-web-socket.js';

const protocol = new URL('../protocol/', import.meta.url);

/** @param {string} folder @returns {Map<string, any>} each golden sample by its file's name */
function samples(folder) {
  const files = readdirSync(new URL(`${folder}/`, protocol)).filter((file) => file.endsWith('.json'));
  return new Map(
    files.map((file) => [
      file.replace('.json', ''),
      JSON.parse(readFileSync(new URL(`${folder}/${file}`, protocol), 'utf8')),
    ]),
  );
}

const toPage = samples('to-page');
const fromPage = samples('from-page');

/** A page with a host that saves, on a socket whose other end is the test. */
function page() {
  const socket = new FakeWebSocket();
  const state = new PageState({ wall: () => Date.parse('2026-11-22T08:30:10Z'), monotonic: () => 50_000 });
  /** @type {any} */
  const host = {
    saves: true,
    saveLog: async () => ({ recordId: fromPage.get('filed').recordId }),
    screenPop: async () => ({ ok: true }),
    search: async () => {
      const { origin, objects, found } = fromPage.get('searched');
      return { origin, objects, found };
    },
  };
  /** @type {import('../web/shared/protocol.js').Send} */
  const send = (message) => link.send(message);
  const filing = new Filing({
    send,
    host,
    now: () => 0,
    results: new Results(new Keep(() => new FakeStorage().asStorage()), 'page'),
    say: (reference, words) => state.sayOf(reference, words),
  });
  const tabs = new TicketTabs({ send, open: () => null, origin: 'o', blocked: () => {}, ticket: () => undefined });
  const dialling = new Dialling({ send, state, host }, { answerMs: 20 });
  const reactions = handlers({ state, filing, tabs, dialling, host, send });
  const link = new PageSocket(
    'ws://bridge',
    { hello: () => fromPage.get('hello'), handlers: reactions, onLink: () => {} },
    { open: () => /** @type {any} */ (socket) },
  );
  link.connect();
  socket.opens();
  return { socket, state, reactions, dialling, close: () => link.close() };
}

test('has samples to read', () => {
  assert.ok(toPage.size >= 10 && fromPage.size >= 10);
});

for (const [name, sample] of [...toPage, ...fromPage])
  test(`the sample ${name} bears its own name as type`, () => assert.equal(sample.type, name));

test('the page handles every message that has a sample, and no other', (t) => {
  const { reactions, close } = page();
  t.after(close);

  assert.deepEqual(Object.keys(reactions).sort(), [...toPage.keys()].sort());
});

test('each sample to the page goes through the page without a complaint', (t) => {
  const { socket, state, close } = page();
  t.after(close);
  const order = ['welcome', ...[...toPage.keys()].filter((name) => name !== 'welcome')];

  for (const name of order) socket.says(toPage.get(name));

  const call = toPage.get('card').call;
  assert.equal(state.agent.value, toPage.get('welcome').agent);
  assert.equal(state.leads.value, false);
  const { type: _card, ...card } = toPage.get('card');
  assert.deepEqual(state.cards.value.get(call), { ...card, startedAt: 50_000 });
  const { type: _matches, ...matches } = toPage.get('matches');
  assert.deepEqual(state.matches.value.get(call), matches);
  const { type: _ticket, ...ticket } = toPage.get('ticket');
  assert.deepEqual(state.tickets.value.get(ticket.reference), ticket);
  assert.deepEqual([...state.notices.value.values()].map((notice) => notice.words), [toPage.get('notice').words]);
});

test('a wish to call is said in the words of the samples', (t) => {
  const { socket, state, dialling, close } = page();
  t.after(close);
  socket.says(toPage.get('welcome'));
  socket.says(toPage.get('phone'));

  dialling.call(fromPage.get('dial').number, fromPage.get('dial').clicked);
  socket.says(toPage.get('dialled'));

  assert.deepEqual(socket.sent.at(-1), fromPage.get('dial'));
  const { type: _type, ...dialled } = toPage.get('dialled');
  assert.deepEqual(state.dial.value, dialled);
});

test('what was looked for is told in the words of the samples', async (t) => {
  const { socket, close } = page();
  t.after(close);
  socket.says(toPage.get('welcome'));

  socket.says(toPage.get('search'));
  await new Promise((resolve) => setImmediate(resolve));

  assert.deepEqual(socket.sent.at(-1), fromPage.get('searched'));
});

test('a path of a ticket is said in the words of the samples', async (t) => {
  const { socket, close } = page();
  t.after(close);
  socket.says(toPage.get('welcome'));

  socket.says(toPage.get('pop'));
  socket.says(toPage.get('go'));
  await new Promise((resolve) => setImmediate(resolve));

  assert.deepEqual(
    socket.sent,
    ['hello', 'claim', 'filed', 'shown'].map((name) => fromPage.get(name)),
  );
});

test('a notice takes the place of the one before about the same, and goes when it is over', (t) => {
  const { state, reactions, close } = page();
  t.after(close);
  const shown = () => [...state.notices.value.values()].map((notice) => notice.words);

  reactions.notice({ about: 'account a1', words: 'away' });
  reactions.notice({ about: 'account a1', words: 'still away' });
  reactions.notice({ words: 'another' });
  assert.deepEqual(shown(), ['still away', 'another']);
  reactions.notice({ about: 'account a1', words: '' });

  assert.deepEqual(shown(), ['another']);
});
