/** The fake org's Open CTI library against the protocol, without a browser. Run with `node --test`. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import vm from 'node:vm';

const source = readFileSync(
  new URL('../../main/resources/io/trunkline/lab/org/page/opencti.js', import.meta.url),
  'utf8'
).replace("'API_VERSION'", '60');
const ACME = 'https://acme.lightning.force.com';

function page(search, { protocol = 'https:', script = ACME + '/support/api/60.0/x.js' } = {}) {
  const sent = [];
  const listeners = [];
  const window = {
    location: { search, protocol, href: protocol + '//cti.example/page' },
    document: { currentScript: { src: script } },
    parent: { postMessage: (data, origin) => sent.push({ data, origin }) },
    addEventListener: (type, listener) => listeners.push(listener),
  };
  const load = () => vm.runInNewContext(source, { window, URL, URLSearchParams });
  const hear = (data, origin = ACME) => listeners.forEach((listener) => listener({ data, origin }));
  return { window, sent, load, hear };
}

function loaded() {
  const all = page('?sfdcIframeOrigin=' + encodeURIComponent(ACME) + '&mode=Lightning');
  all.load();
  return { ...all, cti: all.window.sforce.opencti };
}

const plain = (value) => JSON.parse(JSON.stringify(value));
const reply = (more) => ({ apiVersion: 60, apiType: 'opencti', ...more });

test('starts only with an origin of Salesforce and a mode', () => {
  for (const origin of [
    ACME,
    'https://acme--uat.sandbox.lightning.force.com',
    'https://acme.my.salesforce.com',
    'https://x.vf.force.com:8443',
  ]) {
    page(`?sfdcIframeOrigin=${encodeURIComponent(origin)}&mode=x`).load();
  }
  for (const search of [
    '',
    `?sfdcIframeOrigin=${ACME}`,
    `?sfdcIframeOrigin=${ACME}&mode=`,
    `?sfdcIFrameOrigin=${ACME}&mode=x`,
    `?sfdcIframeOrigin=${ACME}/&mode=x`,
    `?sfdcIframeOrigin=${ACME}&sfdcIframeOrigin=${ACME}&mode=x`,
    '?sfdcIframeOrigin=http://acme.lightning.force.com&mode=x',
    '?sfdcIframeOrigin=https://acme.my.site.com&mode=x',
    '?sfdcIframeOrigin=https://evil.example&mode=x',
    '?sfdcIframeOrigin=https://localhost&mode=x',
  ]) {
    assert.throws(
      () => page(search).load(),
      (thrown) => thrown.startsWith('Failed to initialize Open CTI.'),
      search
    );
  }
});

test('starts on loopback when the library comes from there', () => {
  const search = '?sfdcIframeOrigin=http%3A%2F%2Flocalhost%3A8080&mode=Lightning';
  page(search, { protocol: 'http:', script: 'http://localhost:8080/support/api/60.0/x.js' }).load();
});

test('sends a request as an object, numbered from 0', () => {
  const { cti, sent } = loaded();

  cti.enableClickToDial();
  cti.saveLog({ value: { entityApiName: 'Task' }, callback: () => {} });

  assert.deepEqual(plain(sent[1]), {
    origin: ACME,
    data: {
      methodName: 'saveLog',
      callId: 1,
      apiVersion: 60,
      apiType: 'opencti',
      isCallbackRegistered: true,
      isListenerRegistered: false,
      args: { object: { entityApiName: 'Task' } },
    },
  });
});

test('runs a callback once, and only for a reply that says so', () => {
  const { cti, hear } = loaded();
  const got = [];
  cti.saveLog({ value: { Id: 'x' }, callback: (response) => got.push(response) });
  const good = reply({ methodName: 'saveLog', callId: 0, shouldExecuteCallback: true, response: 1 });

  hear({ ...good, shouldExecuteCallback: undefined });
  hear({ ...good, apiVersion: 57 });
  hear(good, 'https://evil.force.com');
  hear(good);
  hear(good);

  assert.deepEqual(got, [1]);
});

test('runs every listener, each time', () => {
  const { cti, hear } = loaded();
  const got = [];
  cti.onClickToDial({ listener: (payload) => got.push('a' + payload) });
  cti.onClickToDial({ listener: (payload) => got.push('b' + payload) });

  hear(reply({ methodName: 'onClickToDial', shouldExecuteListener: true, response: 1 }));
  hear(reply({ methodName: 'onClickToDial', response: 2 }));

  assert.deepEqual(got, ['a1', 'b1']);
});

test('throws at once on bad arguments', () => {
  const { cti } = loaded();

  assert.throws(() => cti.saveLog({}), /Must pass in only one object/);
  assert.throws(() => cti.screenPop(), /Must pass in only one object/);
  assert.throws(() => cti.getAppViewInfo({ x: 1 }), /Missing the required argument `callback`!/);
  assert.throws(() => cti.onClickToDial({ x: 1 }), /Missing the required argument `listener`!/);
});
