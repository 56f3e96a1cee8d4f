import assert from 'node:assert/strict';
import test from 'node:test';
import { openCti } from '../web/shared/host/opencti.js';
import { FakeOpenCti } from './fake-opencti.js';

const ORG = 'https://acme.lightning.force.com';
const NAME = [{ displayName: 'Name', apiName: 'Name' }];
const LAYOUT = {
  Inbound: { objects: { Contact: NAME, Lead: NAME, Account: [] } },
  Outbound: { objects: { Account: NAME } },
};
const POP = { SCREEN_POP_DATA: { type: 'search', params: { searchString: '0211122223' } } };

/** @param {any} returnValue */
const succeeds = (returnValue) => ({ success: true, returnValue, errors: null });
const FAILS = { success: false, returnValue: null, errors: [{ code: 'SERVER_ERROR', description: 'Not now.' }] };

/**
 * @param {Record<string, any>} replyByTerm undefined: it never answers
 * @param {any} [layout]
 */
async function page(replyByTerm, layout = succeeds(LAYOUT)) {
  const library = new FakeOpenCti();
  library.replies = {
    getSoftphoneLayout: () => layout,
    searchAndScreenPop: ({ searchParams }) => replyByTerm[searchParams],
  };
  const found = await openCti(ORG, { load: async () => true, library: () => library, callMs: 20 });
  return { host: /** @type {import('../web/shared/host/host.js').Host} */ (found), library };
}

test('looks for every term by itself, and shows nothing', async () => {
  const { host, library } = await page({ a: succeeds(POP), b: succeeds(null) });

  const sought = await host.search(['a', 'b'], 'inbound');

  assert.deepEqual(sought, { origin: ORG, objects: ['Contact', 'Lead'], found: [] });
  assert.deepEqual(
    library.calls.filter(([method]) => method === 'searchAndScreenPop').map(([, args]) => args),
    ['a', 'b'].map((searchParams) => ({ searchParams, callType: 'inbound', deferred: true })),
  );
});

test('tells each record once, with every number that was shown of it', async () => {
  const rossi = { Id: '0031', Name: 'Mario Rossi', RecordType: 'Contact', LastModifiedDate: '2026-11-28T10:00:00Z' };
  const { host } = await page({
    a: succeeds({ '0031': { ...rossi, Phone: '02 1112 2223' }, ...POP }),
    b: succeeds({ '0031': { Name: 'Mario Rossi', object: 'Contact' }, '00Q1': { displayName: 'Ann' }, ...POP }),
  });

  const sought = await host.search(['a', 'b'], 'inbound');

  assert.deepEqual('found' in sought && sought.found, [
    { id: '0031', name: 'Mario Rossi', texts: ['02 1112 2223'] },
    { id: '00Q1', name: 'Ann', texts: [] },
  ]);
});

test('tells of a person account which contact it is', async () => {
  const ann = { Name: 'Ann', RecordType: 'Account', IsPersonAccount: true, PersonContactId: '0039' };
  const { host } = await page({ a: succeeds({ '0019': ann }) });

  const sought = await host.search(['a'], 'outbound');

  assert.deepEqual(sought, {
    origin: ORG,
    objects: ['Account'],
    found: [{ id: '0019', name: 'Ann', contactId: '0039', texts: [] }],
  });
});

test('does not claim to have looked everywhere where a part of it failed', async () => {
  const some = await page({ a: succeeds({ '0031': { Name: 'Ann' } }), b: FAILS });
  const noLayout = await page({ a: succeeds({ '0031': { Name: 'Ann' } }) }, FAILS);

  for (const { host } of [some, noLayout]) {
    const sought = await host.search(['a', 'b'].slice(0, host === some.host ? 2 : 1), 'inbound');
    assert.deepEqual(sought, { origin: ORG, objects: [], found: [{ id: '0031', name: 'Ann', texts: [] }] });
  }
});

test('says why nothing could be looked for', async () => {
  const refused = await page({ a: FAILS });
  const silent = await page({});
  silent.library.replies = {};

  assert.deepEqual(await refused.host.search(['a'], 'inbound'), { words: 'Not now.' });
  assert.deepEqual(await silent.host.search(['a'], 'inbound'), { words: 'Salesforce did not answer.' });
});

test('lets what is no customer take nobody his place', async () => {
  const cases = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`500${i}`, { Name: `Case ${i}` }]));
  const { host } = await page({ a: succeeds({ ...cases, '0031': { Name: 'Ann' }, ...POP }) });

  const sought = await host.search(['a'], 'inbound');

  assert.deepEqual(sought, {
    origin: ORG,
    objects: ['Contact', 'Lead'],
    found: [{ id: '0031', name: 'Ann', texts: [] }],
  });
});

for (const sign of ['1', '\u0661'])
  test(`tells no more than a message can hold, and that it is not all, in ${sign}`, async () => {
    const many = Object.fromEntries(
      Array.from({ length: 200 }, (_, i) => [
        `003${i}`,
        Object.fromEntries([
          ['Name', '\u4e2d'.repeat(300)],
          ...Array.from({ length: 9 }, (_none, at) => [`Phone${at}__c`, `${at}${sign}2345678`.repeat(40)]),
        ]),
      ]),
    );
    const { host } = await page({ a: succeeds(many) });

    const sought = await host.search(['a'], 'inbound');

    assert.ok(Buffer.byteLength(JSON.stringify(sought)) < 13_000);
    assert.ok('found' in sought && sought.found.length > 5 && sought.objects.length === 0);
  });
