import assert from 'node:assert/strict';
import test from 'node:test';
import { readyToLoad } from '../web/shared/host/ready-to-load.js';

const ORG = 'https://acme.lightning.force.com';

/**
 * @param {string} search
 * @param {{answer?: any, protocol?: string}} [given]
 */
async function ask(search, { answer = { allowed: true }, protocol = 'https:' } = {}) {
  /** @type {string[]} */
  const asked = [];
  const readiness = await readyToLoad(
    { search, protocol },
    {
      fetch: /** @type {any} */ (
        async (/** @type {string} */ url) => {
          asked.push(url);
          if (answer instanceof Error) throw answer;
          return { ok: true, json: async () => answer };
        }
      ),
    },
  );
  return { readiness, asked };
}

/** @param {string} origin */
const framed = (origin) => `?sfdcIframeOrigin=${encodeURIComponent(origin)}&mode=Lightning`;

test('is outside without the parameters of Salesforce', async () => {
  assert.deepEqual(await ask('?sfdcIFrameOrigin=x&nonce=1'), { readiness: { outside: true }, asked: [] });
});

test('asks the bridge whether the origin is an org of ours', async () => {
  assert.deepEqual(await ask(framed(ORG)), {
    readiness: { origin: ORG },
    asked: [`/page/host?origin=${encodeURIComponent(ORG)}`],
  });
});

for (const origin of [
  'https://acme--uat.sandbox.lightning.force.com',
  'https://acme.my.salesforce.com',
  'https://x.vf.force.com',
  'https://x.my-salesforce.com:8443',
  'https://localhost:8443',
])
  test(`the library works from ${origin}`, async () => {
    assert.deepEqual((await ask(framed(origin))).readiness, { origin });
  });

for (const origin of [
  `${ORG}/`,
  `${ORG}/path`,
  'https://acme.my.salesforce-setup.com',
  'https://acme.my.site.com',
  'https://evil.example/.force.com',
  'https://force.com.evil.example',
  'https://localhost.evil.example',
  'javascript:alert(1)//.force.com',
])
  test(`loads nothing from ${origin}, and does not even ask`, async () => {
    const { readiness, asked } = await ask(framed(origin));

    assert.ok('missing' in readiness && readiness.missing.includes(origin));
    assert.deepEqual(asked, []);
  });

test('loads nothing over another scheme than its own', async () => {
  const { readiness } = await ask(framed(ORG), { protocol: 'http:' });

  assert.ok('missing' in readiness && readiness.missing.includes('https'));
});

for (const search of [`${framed(ORG)}&mode=again`, `?sfdcIframeOrigin=${ORG}`, `${framed(ORG)}&sfdcIframeOrigin=x`])
  test(`says what is wrong with ${search}`, async () => {
    assert.ok('missing' in (await ask(search)).readiness);
  });

test('says the remedy of the bridge when the origin is not listed', async () => {
  const answer = { allowed: false, origin: ORG, remedy: 'Add it to the account.' };

  assert.deepEqual((await ask(framed(ORG), { answer })).readiness, { missing: 'Add it to the account.' });
});

test('names the origin to add when the bridge gives no remedy', async () => {
  const { readiness } = await ask(framed(ORG), { answer: { allowed: 'true' } });

  assert.ok('missing' in readiness && readiness.missing.includes(ORG));
});

test('loads nothing while the bridge cannot be asked', async () => {
  const { readiness } = await ask(framed(ORG), { answer: new TypeError('offline') });

  assert.ok('missing' in readiness);
});
