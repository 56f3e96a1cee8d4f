/** A stock client signs in to the fake org, by each grant that it knows. */
import assert from 'node:assert/strict';
import { createSign } from 'node:crypto';
import { test } from 'node:test';
import jsforce from 'jsforce';
import { app, callback, connected, failure, key, url, user } from './org.mjs';

const base64 = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

function assertion({ aud = 'https://login.salesforce.com', sub = user.name, late = 0 } = {}) {
  const exp = Math.floor(Date.now() / 1000) + 120 - late;
  const signed = `${base64({ alg: 'RS256' })}.${base64({ iss: app.clientId, sub, aud, exp })}`;
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key, 'base64url')}`;
}

function byAssertion(claims) {
  const connection = new jsforce.Connection({ oauth2: app });
  const grant = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
  return connection
    .authorize({ grant_type: grant, assertion: assertion(claims) })
    .then(() => connection);
}

/** Does what a person does on the authorize page; gives the address that the browser is sent to. */
async function allowed(address, button = 'allow') {
  const form = { method: 'POST', redirect: 'manual' };
  const typed = new URLSearchParams({ username: user.name, pw: user.password });
  const asked = await fetch(address, { ...form, body: typed });
  const ticket = /name="ticket" value="([^"]+)"/.exec(await asked.text())?.[1];
  const answer =
    ticket === undefined
      ? asked
      : await fetch(address, { ...form, body: new URLSearchParams({ ticket, [button]: '1' }) });
  return new URL(answer.headers.get('location'));
}

test('signs in with client credentials and learns who it is', async () => {
  const connection = await connected();

  const identity = await connection.identity();

  assert.equal(identity.username, 'admin@acme.example');
  assert.equal(identity.organization_id, connection.userInfo.organizationId);
  assert.equal(connection.instanceUrl, url);
});

test('signs in with a signed assertion, as the user that it names', async () => {
  const connection = await byAssertion();

  assert.equal((await connection.identity()).username, user.name);
});

test('is told what is wrong with an assertion', async () => {
  const wrong = [
    [{ aud: 'https://test.salesforce.com' }, 'audience validation failed'],
    [{ late: 900 }, 'expired authorization code'],
    [{ sub: 'nobody@acme.example' }, "user hasn't approved this consumer"],
  ];

  for (const [claims, words] of wrong) {
    const error = await failure(byAssertion(claims));
    assert.deepEqual([error.name, error.message], ['invalid_grant', words]);
  }
});

test('signs in with a code and a challenge, and refreshes with the newest token', async () => {
  const oauth2 = new jsforce.OAuth2({ ...app, useVerifier: true });
  const address = oauth2.getAuthorizationUrl({ scope: 'api refresh_token', state: 'a b' });
  const back = await allowed(address);
  const connection = new jsforce.Connection({ oauth2 });
  await connection.authorize(back.searchParams.get('code'));
  const first = connection.refreshToken;

  const renewed = await oauth2.refreshToken(first);

  assert.equal(back.searchParams.get('state'), 'a b');
  assert.equal(back.origin + back.pathname, callback);
  assert.notEqual(renewed.refresh_token, first);
  assert.equal((await failure(oauth2.refreshToken(first))).message, 'expired access/refresh token');
  assert.equal((await failure(oauth2.refreshToken(renewed.refresh_token))).name, 'invalid_grant');
});

test('uses a code once', async () => {
  const oauth2 = new jsforce.OAuth2({ ...app, useVerifier: true });
  const code = (await allowed(oauth2.getAuthorizationUrl())).searchParams.get('code');
  await oauth2.requestToken(code);

  const error = await failure(oauth2.requestToken(code));

  assert.deepEqual([error.name, error.message], ['invalid_grant', 'expired authorization code']);
});

test('renews a session that ended, by its refresh token, and goes on', async () => {
  const oauth2 = new jsforce.OAuth2({ ...app, useVerifier: true });
  const code = (await allowed(oauth2.getAuthorizationUrl())).searchParams.get('code');
  const connection = new jsforce.Connection({ oauth2, version: '60.0' });
  await connection.authorize(code);
  const renewals = [];
  connection.on('refresh', (token) => renewals.push(token));
  await oauth2.revokeToken(connection.accessToken);

  const found = await connection.query('SELECT Id FROM User LIMIT 1');

  assert.equal(found.totalSize, 1);
  assert.equal(renewals.length, 1);
});

test('signs in with a password and the security token', async () => {
  const connection = new jsforce.Connection({ oauth2: app });

  const info = await connection.login(user.name, user.password + user.securityToken);

  assert.equal((await connection.identity()).user_id, info.id);
  const error = await failure(connection.login(user.name, user.password));
  assert.deepEqual([error.name, error.message], ['invalid_grant', 'authentication failure']);
});

test('is told that key or secret are wrong', async () => {
  const refused = async (wrong) => {
    const oauth2 = new jsforce.OAuth2({ ...app, ...wrong });
    const error = await failure(oauth2.requestToken({ grant_type: 'client_credentials' }));
    return `${error.name}: ${error.message}`;
  };

  assert.equal(await refused({ clientId: 'x' }), 'invalid_client_id: client identifier invalid');
  assert.equal(await refused({ clientSecret: 'x' }), 'invalid_client: invalid client credentials');
});

test('signs out', async () => {
  const connection = await connected();
  const { accessToken } = connection;

  await connection.logout();

  const again = new jsforce.Connection({ instanceUrl: url, accessToken, version: '60.0' });
  assert.equal((await failure(again.query('SELECT Id FROM User'))).name, 'INVALID_SESSION_ID');
});
