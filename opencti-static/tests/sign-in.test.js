import assert from 'node:assert/strict';
import test from 'node:test';
import { signIn, signOut } from '../web/shared/sign-in.js';

/** @param {number} status @param {any} body */
function bridge(status, body) {
  /** @type {any[]} */
  const asked = [];
  const fetch = async (/** @type {string} */ url, /** @type {any} */ { method, body: sent, credentials }) => {
    asked.push({ url, method, credentials, body: JSON.parse(sent) });
    if (body instanceof Error) throw body;
    return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status });
  };
  return { asked, options: { fetch: /** @type {any} */ (fetch) } };
}
const WHO = { email: 'alice@example.com', password: 'secret' };

test('asks the page’s own origin, without cookies, and gets the token', async () => {
  const { asked, options } = bridge(200, { token: 'abc' });

  const answer = await signIn(WHO, options);

  assert.deepEqual(answer, { token: 'abc' });
  assert.deepEqual(asked, [{ url: '/api/agent/sign-in', method: 'POST', credentials: 'omit', body: WHO }]);
});

for (const [status, body, refused] of /** @type {[number, any, string][]} */ ([
  [429, { title: 'Too many tries', detail: 'Try again in 5 minutes.' }, 'Try again in 5 minutes.'],
  [403, { title: 'Sign-in works over https only' }, 'Sign-in works over https only'],
  [401, 'not json', 'E-mail or password is wrong.'],
  [200, {}, 'E-mail or password is wrong.'],
  [0, new TypeError('offline'), 'The server cannot be reached. Check the network and try again.'],
]))
  test(`says “${refused}” after ${status}`, async () => {
    assert.deepEqual(await signIn(WHO, bridge(status, body).options), { refused });
  });

test('ends a token by naming it as the bearer, and minds no trouble', async () => {
  /** @type {any[]} */
  const asked = [];
  const fetch = /** @type {any} */ (
    async (/** @type {string} */ url, /** @type {any} */ { method, headers }) => {
      asked.push({ url, method, headers });
      throw new TypeError('offline');
    }
  );

  await signOut('abc', { fetch });

  assert.deepEqual(asked, [
    { url: '/api/agent/sign-out', method: 'POST', headers: { Authorization: 'Bearer abc' } },
  ]);
});
