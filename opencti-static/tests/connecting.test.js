import assert from 'node:assert/strict';
import test from 'node:test';
import { Connecting } from '../web/console/connecting.js';

/** A bridge that answers each path as told. @param {Record<string, [number, any]>} answers */
function bridge(answers) {
  /** @type {any[]} */
  const asked = [];
  const fetch = async (/** @type {string} */ path, /** @type {any} */ { method, headers, body, credentials }) => {
    asked.push({ path, method, csrf: headers['X-CSRF-Token'], credentials, body: body && JSON.parse(body) });
    const [status, answer] = answers[`${method} ${path}`] ?? [404, { title: 'Not found' }];
    if (answer instanceof Error) throw answer;
    return new Response(typeof answer === 'string' ? answer : JSON.stringify(answer), { status });
  };
  return { asked, connecting: new Connecting({ fetch: /** @type {any} */ (fetch) }) };
}
const SESSION = { email: 'ada@example.com', role: 'ADMINISTRATOR', csrfToken: 'c5rf' };
const CODE = { id: 'a1', name: 'Acme', uri: 'https://acme.my.salesforce.com', signIn: 'AUTHORIZATION_CODE' };

test('knows who is there by the cookie', async () => {
  assert.deepEqual(await bridge({ 'GET /api/session': [200, SESSION] }).connecting.whoIsThere(), { who: 'administrator' });
  assert.deepEqual(
    await bridge({ 'GET /api/session': [200, { ...SESSION, role: 'SUPERVISOR' }] }).connecting.whoIsThere(),
    { who: 'other' },
  );
  assert.deepEqual(await bridge({ 'GET /api/session': [401, {}] }).connecting.whoIsThere(), { who: 'nobody' });
});

test('does not take a bridge in trouble for a person who is not signed in', async () => {
  const { connecting } = bridge({
    'GET /api/session': [500, ''],
    'GET /api/accounts': [200, 'no JSON'],
    'POST /api/session': [401, ''],
  });

  assert.match(JSON.stringify(await connecting.whoIsThere()), /gave no reason/);
  assert.match(JSON.stringify(await connecting.accounts()), /gave no reason/);
  assert.deepEqual(await connecting.signIn({ email: 'a', password: 'b' }), { refused: 'E-mail or password is wrong.' });
});

test('signs in for a cookie and sends the session’s token with every change', async () => {
  const { asked, connecting } = bridge({
    'POST /api/session': [200, SESSION],
    'POST /api/accounts/a1/connect': [200, { url: 'https://acme.my.salesforce.com/services/oauth2/authorize?x' }],
  });

  assert.deepEqual(await connecting.signIn({ email: 'ada@example.com', password: 'p' }), { token: '' });
  const answer = await connecting.connect('a1');

  assert.deepEqual(answer, { url: 'https://acme.my.salesforce.com/services/oauth2/authorize?x' });
  assert.deepEqual(asked, [
    {
      path: '/api/session',
      method: 'POST',
      csrf: '',
      credentials: 'same-origin',
      body: { email: 'ada@example.com', password: 'p' },
    },
    { path: '/api/accounts/a1/connect', method: 'POST', csrf: 'c5rf', credentials: 'same-origin', body: undefined },
  ]);
});

test('lists only accounts that sign in by a person’s yes', async () => {
  const { connecting } = bridge({
    'GET /api/accounts': [
      200,
      [
        { ...CODE, hasRefreshToken: true },
        { ...CODE, id: 'a2', hasRefreshToken: false },
        { ...CODE, id: 'a3', signIn: 'JWT_BEARER' },
      ],
    ],
  });

  const { id, name, uri } = CODE;
  assert.deepEqual(await connecting.accounts(), {
    accounts: [
      { id, name, uri, connected: true },
      { id: 'a2', name, uri, connected: false },
    ],
  });
});

for (const [status, body, refused] of /** @type {[number, any, string][]} */ ([
  [409, { detail: 'This account does not sign in by AUTHORIZATION_CODE.' }, 'This account does not sign in by AUTHORIZATION_CODE.'],
  [200, { url: 'javascript:alert(1)' }, 'The bridge gave no address of Salesforce. Look into its log.'],
  [200, {}, 'The bridge gave no address of Salesforce. Look into its log.'],
  [0, new TypeError('offline'), 'The bridge cannot be reached. Check the network and try again.'],
]))
  test(`goes nowhere and says “${refused}” after ${status}`, async () => {
    const { connecting } = bridge({ 'POST /api/accounts/a1/connect': [status, body] });

    assert.deepEqual(await connecting.connect('a1'), { refused });
  });
