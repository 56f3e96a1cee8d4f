import assert from 'node:assert/strict';
import test, { afterEach } from 'node:test';
import { PageSocket } from '../web/shared/page-socket.js';
import { eventually } from './eventually.js';
import { FakeWebSocket, WELCOME } from './fake-web-socket.js';

/** @type {FakeWebSocket[]} */
let sockets = [];
/** @type {unknown[]} */
let heard = [];
/** @type {string[]} */
let links = [];
/** @type {PageSocket | undefined} */
let page;

/** @param {object} [options] */
function connected(options = {}) {
  sockets = [];
  heard = [];
  links = [];
  let hellos = 0;
  page = new PageSocket(
    'ws://bridge/page/socket',
    {
      hello: () => /** @type {any} */ ({ type: 'hello', page: `hello ${++hellos}` }),
      handlers: /** @type {any} */ ({
        welcome: () => heard.push('welcome'),
        card: (/** @type {unknown} */ card) => heard.push(card),
        beat: () => {},
      }),
      onLink: (link) => links.push(link),
    },
    {
      open: () => /** @type {any} */ (sockets[sockets.push(new FakeWebSocket()) - 1]),
      random: () => 0,
      firstDelayMs: 2,
      lastDelayMs: 8,
      ...options,
    },
  );
  page.connect();
  return page;
}

const socket = (/** @type {number} */ at) => /** @type {FakeWebSocket} */ (sockets[at]);

afterEach(() => page?.close());

test('says hello first, and nothing else before the welcome', () => {
  const it = connected();

  const early = it.send({ type: 'takeLead' });
  socket(0).opens();
  const unwelcomed = it.send({ type: 'takeLead' });
  socket(0).says(WELCOME);
  const welcomed = it.send({ type: 'takeLead' });

  assert.deepEqual([early, unwelcomed, welcomed], [false, false, true]);
  assert.deepEqual(socket(0).sent, [{ type: 'hello', page: 'hello 1' }, { type: 'takeLead' }]);
  assert.deepEqual(links, ['CONNECTING', 'CONNECTED']);
});

test('hands each message to the handler of its type, and drops what has none', () => {
  connected();
  socket(0).opens();

  socket(0).says(WELCOME);
  socket(0).says({ type: 'card', call: 'main/1' });
  socket(0).says({ type: 'toString' });

  assert.deepEqual(heard, ['welcome', { call: 'main/1' }]);
});

test('connects again after the link is lost, with a new hello', async () => {
  connected();
  socket(0).opens();
  socket(0).says(WELCOME);

  socket(0).dies();
  await eventually(() => sockets.length === 2);
  socket(1).opens();

  assert.deepEqual(socket(1).sent, [{ type: 'hello', page: 'hello 2' }]);
  assert.deepEqual(links, ['CONNECTING', 'CONNECTED', 'DISCONNECTED', 'CONNECTING']);
});

test('takes a silent link for a lost one', async () => {
  connected({ silenceMs: 15 });
  socket(0).opens();
  socket(0).says(WELCOME);

  await eventually(() => sockets.length === 2);

  assert.equal(socket(0).closed, true);
});

test('keeps a link on which the bridge beats', async () => {
  connected({ silenceMs: 60 });
  socket(0).opens();
  socket(0).says(WELCOME);

  const end = performance.now() + 120;
  await eventually(() => {
    socket(0).says({ type: 'beat' });
    return performance.now() > end;
  });

  assert.equal(sockets.length, 1);
});

test('waits longer after each failure, up to the longest, and starts over after a welcome', async () => {
  /** @type {number[]} */
  const delays = [];
  const real = globalThis.setTimeout;
  connected();
  globalThis.setTimeout = /** @type {any} */ (
    (/** @type {() => void} */ act, /** @type {number} */ ms) => {
      if (ms < 1_000) delays.push(ms);
      return real(act, ms < 1_000 ? 0 : ms);
    }
  );
  try {
    for (let at = 0; at < 5; at++) {
      socket(at).dies();
      await new Promise((resolve) => real(resolve, 5));
    }
    socket(5).opens();
    socket(5).says(WELCOME);
    socket(5).dies();
  } finally {
    globalThis.setTimeout = real;
  }

  assert.deepEqual(delays, [1, 2, 4, 4, 4, 1]);
});

test('does not connect again when the token is not good', () => {
  connected();
  socket(0).opens();

  socket(0).dies(4401);

  assert.deepEqual(links, ['CONNECTING', 'SIGNED_OUT']);
  assert.equal(sockets.length, 1);
});

test('hears nothing from a link it has left', async () => {
  connected({ silenceMs: 10 });
  socket(0).opens();
  await eventually(() => sockets.length >= 2);

  socket(0).says({ type: 'card', call: 'main/1' });
  socket(0).dies();

  assert.deepEqual(heard, []);
});

test('keeps the new link when the old one ends late', async () => {
  const it = connected({ silenceMs: 40 });
  socket(0).opens();
  await eventually(() => sockets.length === 2);
  socket(1).opens();
  socket(1).says(WELCOME);

  socket(0).dies();

  assert.equal(links.at(-1), 'CONNECTED');
  assert.equal(it.send({ type: 'takeLead' }), true);
});
