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
    for (const [width = 0, height = 0] of SIZES)
      for (const scheme of ['light', 'dark']) await shoot(String(devtools), scene, width, height, scheme);
  } finally {
    browser.kill();
    server.kill();
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
  const room = width > 1000 ? 'desktop' : 'softphone';
  await ask('Page.navigate', { url: `http://localhost:${PORT}/${room}/index.html?scene=${out ? 'idle' : scene}` });
  await pause(900);
  if (scene === 'wrong-password') {
    await ask('Runtime.evaluate', {
      expression:
        "for (const [id, value] of [['email', 'alice@example.com'], ['password', 'wrong']]) document.getElementById('sign-in-' + id).value = value; document.querySelector('[data-test=sign-in-act]').click()",
    });
    await pause(400);
  }
  const { data } = /** @type {any} */ (await ask('Page.captureScreenshot', { format: 'png' }));
  writeFileSync(join(folder, `${scene}-${width}-${scheme}.png`), Buffer.from(data, 'base64'));
  link.close();
  await fetch(`${devtools}/json/close/${tab.id}`);
}

const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

for (const scene of names) await withScene(scene);
