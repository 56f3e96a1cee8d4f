import assert from 'node:assert/strict';
import test from 'node:test';
import { openCti } from '../web/shared/host/opencti.js';
import { FakeOpenCti } from './fake-opencti.js';

const ORG = 'https://acme.lightning.force.com';

/**
 * @param {Record<string, (args: any) => any>} replies
 * @param {any} [library]
 */
async function host(replies, library = new FakeOpenCti()) {
  library.replies = replies;
  const found = await openCti(ORG, {
    load: async () => true,
    library: () => library,
    saveMs: 30,
    callMs: 20,
  });
  return { host: /** @type {import('../web/shared/host/host.js').Host} */ (found), library };
}

/** @param {unknown} errors */
const fails = (errors) => () => ({ success: false, returnValue: null, errors });
/** @param {unknown} [returnValue] */
const succeeds = (returnValue = null) => () => ({ success: true, returnValue, errors: null });

test('loads the one version of the library from the org, and says that it is there', async () => {
  /** @type {string[]} */
  const loaded = [];
  const library = new FakeOpenCti();

  const found = await openCti(ORG, { load: async (url) => Boolean(loaded.push(url)), library: () => library });

  assert.deepEqual(loaded, [`${ORG}/support/api/60.0/lightning/opencti_min.js`]);
  assert.equal(found?.kind, 'LIGHTNING');
  assert.deepEqual(library.calls, [['notifyInitializationComplete', {}]]);
});

test('is no host when the library did not come', async () => {
  assert.equal(await openCti(ORG, { load: async () => false, library: () => new FakeOpenCti() }), undefined);
  assert.equal(await openCti(ORG, { load: async () => true, library: () => undefined }), undefined);
});

test('hands the fields to saveLog as they are', async () => {
  const { host: it, library } = await host({ saveLog: succeeds({ recordId: '00T1' }) });

  await it.saveLog({ entityApiName: 'Task', Subject: 's' });

  assert.deepEqual(library.calls.at(-1), ['saveLog', { value: { entityApiName: 'Task', Subject: 's' } }]);
});

for (const returned of ['00T1', { recordId: '00T1' }, { id: '00T1' }])
  test(`takes the id from ${JSON.stringify(returned)}`, async () => {
    const { host: it } = await host({ saveLog: succeeds(returned) });

    assert.deepEqual(await it.saveLog({}), { recordId: '00T1' });
  });

test('does not know the outcome of a save without an id', async () => {
  const { host: it } = await host({ saveLog: succeeds({}) });

  assert.deepEqual(await it.saveLog({}), { unanswered: true });
});

test('does not wait for ever for a save', async () => {
  const { host: it } = await host({});

  assert.deepEqual(await it.saveLog({}), { unanswered: true });
});

test('says the words that stand in the details of a refusal', async () => {
  const details = {
    errors: [{ errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'A disposition is required.' }],
    fieldErrors: { WhatId: [{ statusCode: 'INVALID_CROSS_REFERENCE_KEY', message: 'No such record.' }] },
  };
  const { host: it } = await host({ saveLog: fails([{ code: 'SERVER_ERROR', description: 'd', details }]) });

  assert.deepEqual(await it.saveLog({}), {
    refused: { code: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', words: 'A disposition is required. No such record.' },
  });
});

for (const [errors, words] of /** @type {[any, string][]} */ ([
  [[{ code: 'INVALID_PARAM', description: 'Bad field.' }], 'Bad field.'],
  [[{ code: 'INVALID_PARAM', description: 'Bad.', details: 'Say Subject.' }], 'Say Subject.'],
  [{ code: 'INVALID_PARAM', description: 'One object.' }, 'One object.'],
  [[{ code: 'INVALID_PARAM' }], 'Salesforce gave no reason.'],
]))
  test(`reads the refusal ${JSON.stringify(errors)}`, async () => {
    const { host: it } = await host({ saveLog: fails(errors) });

    assert.deepEqual(await it.saveLog({}), { refused: { code: 'INVALID_PARAM', words } });
  });

test('knows no code where Salesforce gave none', async () => {
  const { host: it } = await host({ saveLog: fails(null) });

  assert.deepEqual(await it.saveLog({}), {
    refused: { code: 'UNKNOWN', words: 'Salesforce gave no reason.' },
  });
});

for (const error of [
  { code: 'SERVER_ERROR', description: 'Oops' },
  { code: 'GENERIC_ERROR', details: { pageErrors: [{ statusCode: 'SERVER_UNAVAILABLE', message: 'Busy' }] } },
  { code: 'GENERIC_ERROR', details: { pageErrors: [{ statusCode: 'UNKNOWN_EXCEPTION', message: 'Oops' }] } },
])
  test(`does not know the outcome of a save that ended with ${JSON.stringify(error)}`, async () => {
    const { host: it } = await host({ saveLog: fails([error]) });

    assert.deepEqual(await it.saveLog({}), { unanswered: true });
  });

test('makes a value of what the library throws', async () => {
  const library = Object.assign(new FakeOpenCti(), {
    saveLog: () => {
      throw 'Failed to initialize Open CTI';
    },
    screenPop: undefined,
  });
  const { host: it } = await host({}, library);

  assert.deepEqual(await it.saveLog({}), {
    refused: { code: 'NOT_SENT', words: 'Failed to initialize Open CTI' },
  });
  assert.equal((await it.screenPop('00T1')).ok, false);
});

test('shows a record, the panel and the label', async () => {
  const { host: it, library } = await host({
    screenPop: succeeds(),
    setSoftphonePanelVisibility: succeeds(),
    setSoftphoneItemLabel: fails([{ code: 'GENERIC_ERROR', description: 'Not now.' }]),
  });

  const answers = [await it.screenPop('00T1'), await it.setVisible(true), await it.setLabel('')];

  assert.deepEqual(answers, [{ ok: true }, { ok: true }, { ok: false, words: 'Not now.' }]);
  assert.deepEqual(library.calls.slice(1), [
    ['screenPop', { type: 'sobject', params: { recordId: '00T1' } }],
    ['setSoftphonePanelVisibility', { visible: true }],
    ['setSoftphoneItemLabel', { label: 'Trunkline' }],
  ]);
});

test('says when Salesforce is silent', async () => {
  const { host: it } = await host({});

  assert.deepEqual(await it.screenPop('00T1'), { ok: false, words: 'Salesforce did not answer.' });
});

test('lets numbers be clicked, and no longer', async () => {
  const { host: it, library } = await host({ enableClickToDial: succeeds(), disableClickToDial: succeeds() });

  const answers = [await it.clickToDial(true), await it.clickToDial(false)];

  assert.deepEqual(answers, [{ ok: true }, { ok: true }]);
  assert.deepEqual(library.calls.slice(1), [['enableClickToDial', {}], ['disableClickToDial', {}]]);
});

test('tells a clicked number with its record, and where it was clicked', async () => {
  const { host: it, library } = await host({});
  /** @type {any[]} */
  const clicks = [];
  it.onClickToDial((click) => clicks.push(click));

  library.listeners[0]({ number: '(02) 1', recordId: '003A', recordName: 'Giulia', objectType: 'Contact', params: '' });
  library.listeners[0]({ number: '(02) 2' });
  for (const nonsense of [undefined, true, { recordId: '003A' }, { number: '' }]) library.listeners[0](nonsense);

  assert.deepEqual(clicks, [
    { number: '(02) 1', clicked: { object: 'Contact', id: '003A', name: 'Giulia', origin: ORG } },
    { number: '(02) 2' },
  ]);
});

test('lives with a library that has no clicks', async () => {
  const { host: it } = await host({}, { ...new FakeOpenCti(), notifyInitializationComplete: () => {} });

  it.onClickToDial(() => assert.fail('nobody clicks'));

  assert.equal((await it.clickToDial(true)).ok, false);
});
