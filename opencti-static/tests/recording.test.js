import assert from 'node:assert/strict';
import test from 'node:test';
import { signIn } from '../web/recording/recording.js';

/** @param {number} status @param {any} body */
function bridge(status, body) {
  /** @type {any[]} */
  const asked = [];
  const ask = async (/** @type {string} */ url, /** @type {any} */ { method, body: sent }) => {
    asked.push({ url, method, body: JSON.parse(sent) });
    if (body instanceof Error) throw body;
    return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status });
  };
  return { asked, ask: /** @type {any} */ (ask) };
}

test('signs in with a cookie, so that the player is let in too', async () => {
  const { asked, ask } = bridge(200, { csrfToken: 'x' });

  assert.equal(await signIn(ask, 'alice@example.com', 'secret'), undefined);

  assert.deepEqual(asked, [
    { url: '/api/session', method: 'POST', body: { email: 'alice@example.com', password: 'secret' } },
  ]);
});

for (const [status, body, refused] of /** @type {[number, any, string][]} */ ([
  [401, { detail: 'E-mail or password is wrong.' }, 'E-mail or password is wrong.'],
  [502, 'not json', 'The server cannot be reached. Check the network and try again.'],
  [0, new TypeError('offline'), 'The server cannot be reached. Check the network and try again.'],
]))
  test(`says “${refused}” after ${status}`, async () => {
    assert.equal(await signIn(bridge(status, body).ask, 'a@b', 'c'), refused);
  });
