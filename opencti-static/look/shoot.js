/**
 * Takes a picture of each scene, in each size, light and dark, with the Chromium of the system:
 *
 *     node look/shoot.js FOLDER [scene ...]
 *
 * Complains about every error a page writes to its console.
 */

import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import WebSocket from 'ws';
import { scenes } from './scenes.js';

const [folder = 'target/look', ...wanted] = process.argv.slice(2);
const PORT = 8100 + (process.pid % 500);
const SIZES = [[200, 240], [400, 550], [1200, 800]];
const names = wanted.length ? wanted : ['sign-in', 'wrong-password', ...Object.keys(scenes)];

mkdirSync(folder, { recursive: true });

/** @param {string} scene */
async function withScene(scene) {
  const server = spawn(process.execPath, [fileURLToPath(new URL('server.js', import.meta.url)), String(PORT)]);
  const browser = spawn('chromium', [
    '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync',
    `--user-data-dir=${mkdtempSync(join(tmpdir(), 'look-'))}`, '--remote-debugging-port=0', 'about:blank',
  ]);
  try {
    const devtools = await new Promise((resolve) => {
      browser.stderr.on('data', (data) => {
        const found = /ws:\/\/[^/]+/.exec(String(data));
        if (found) resolve(found[0].replace('ws:', 'http:'));
      });
    });
    await up();
    server.stdout.on('data', (data) => scene === 'lightning' && process.stdout.write(String(data)));
    for (const [width = 0, height = 0] of SIZES)
      for (const scheme of ['light', 'dark']) await shoot(String(devtools), scene, width, height, scheme);
  } finally {
    browser.kill();
    server.kill();
  }
}

/** The server listens. */
async function up() {
  for (let tries = 0; tries < 100; tries++) {
    if (await fetch(`http://localhost:${PORT}/record`).catch(() => undefined)) return;
    await pause(50);
  }
}

/** @param {string} devtools @param {string} scene @param {number} width @param {number} height @param {string} scheme */
async function shoot(devtools, scene, width, height, scheme) {
  const tab = /** @type {any} */ (await (await fetch(`${devtools}/json/new?about:blank`, { method: 'PUT' })).json());
  const link = new WebSocket(tab.webSocketDebuggerUrl);
  await new Promise((resolve) => link.once('open', resolve));
  let last = 0;
  const ask = (/** @type {string} */ method, /** @type {object} */ params = {}) =>
    new Promise((resolve) => {
      const id = ++last;
      const hear = (/** @type {any} */ data) => {
        const message = JSON.parse(String(data));
        if (message.id !== id) return;
        link.off('message', hear);
        resolve(message.result);
      };
      link.on('message', hear);
      link.send(JSON.stringify({ id, method, params }));
    });
  link.on('message', (data) => {
    const { method, params } = JSON.parse(String(data));
    if (method === 'Log.entryAdded' && params.entry.level === 'error' && !/WebSocket/.test(params.entry.text))
      console.error(`${scene}: ${params.entry.text} ${params.entry.url ?? ''}`);
    if (method === 'Runtime.exceptionThrown') console.error(`${scene}:`, params.exceptionDetails.exception?.description);
  });
  await ask('Log.enable');
  await ask('Runtime.enable');
  await ask('Page.enable');
  await ask('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: width < 300 ? 2 : 1, mobile: false });
  await ask('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] });
  const out = ['sign-in', 'wrong-password'].includes(scene);
  if (!out)
    await ask('Page.addScriptToEvaluateOnNewDocument', { source: "sessionStorage.setItem('trunkline.token', '\"look\"')" });
  const framed = scene === 'lightning';
  const room = width > 1000 && !framed ? 'desktop' : 'softphone';
  const org = framed ? `&mode=Lightning&sfdcIframeOrigin=${encodeURIComponent(`http://localhost:${PORT}`)}` : '';
  await ask('Page.navigate', { url: `http://localhost:${PORT}/${room}/index.html?scene=${out ? 'idle' : scene}${org}` });
  await pause(900);
  if (scene === 'wrong-password') {
    await ask('Runtime.evaluate', {
      expression:
        "for (const [id, value] of [['email', 'alice@example.com'], ['password', 'wrong']]) document.getElementById('sign-in-' + id).value = value; document.querySelector('[data-test=sign-in-act]').click()",
    });
    await pause(400);
  }
  const number = { dialling: '021112222', 'dial-refused': '899123456' }[scene];
  if (number) {
    await ask('Runtime.evaluate', {
      expression: `document.getElementById('dial-number').value = '${number}'; document.querySelector('[data-test=dial-act]').click()`,
    });
    await pause(400);
  }
  const { data } = /** @type {any} */ (await ask('Page.captureScreenshot', { format: 'png' }));
  writeFileSync(join(folder, `${scene}-${width}-${scheme}.png`), Buffer.from(data, 'base64'));
  if (scene === 'blocked') await waitingTab(devtools, ask, scheme, width);
  link.close();
  await fetch(`${devtools}/json/close/${tab.id}`);
}

/**
 * Clicks the ticket's button as a person does, and looks at the tab that opens, until it went on.
 *
 * @param {string} devtools
 * @param {(method: string, params?: object) => Promise<any>} ask
 * @param {string} scheme
 * @param {number} width
 */
async function waitingTab(devtools, ask, scheme, width) {
  const click = "document.querySelector('[data-test=ticket-open-tab]').click()";
  await ask('Runtime.evaluate', { expression: click, userGesture: true });
  await pause(700);
  const tabs = /** @type {any[]} */ (await (await fetch(`${devtools}/json`)).json());
  const tab = tabs.find((one) => one.url.includes('/desktop/ticket.html'));
  const link = new WebSocket(tab.webSocketDebuggerUrl);
  await new Promise((resolve) => link.once('open', resolve));
  link.send(JSON.stringify({ id: 1, method: 'Emulation.setEmulatedMedia', params: { features: [{ name: 'prefers-color-scheme', value: scheme }] } }));
  link.send(JSON.stringify({ id: 2, method: 'Page.captureScreenshot', params: { format: 'png' } }));
  const shot = await new Promise((resolve) =>
    link.on('message', (data) => {
      const { id, result } = JSON.parse(String(data));
      if (id === 2) resolve(result.data);
    }),
  );
  writeFileSync(join(folder, `waiting-${width}-${scheme}.png`), Buffer.from(shot, 'base64'));
  link.close();
  await pause(4_500);
  const after = /** @type {any[]} */ (await (await fetch(`${devtools}/json`)).json());
  console.log(`the waiting tab went to ${after.find((one) => one.id === tab.id)?.url}`);
  await fetch(`${devtools}/json/close/${tab.id}`);
}

const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

for (const scene of names) await withScene(scene);
