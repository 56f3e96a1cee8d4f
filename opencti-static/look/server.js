/**
 * Serves the pages with a scripted bridge behind them, to look at them by hand or by look/shoot.js:
 *
 *     node look/server.js [port]
 *     http://localhost:8099/softphone/index.html?scene=ringing
 *
 * Any e-mail and password sign in, but the password "wrong". The scene is the last one a page asked for.
 */

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocketServer } from 'ws';
import { replies, scenes } from './scenes.js';

const home = fileURLToPath(new URL('..', import.meta.url));
const slds = `${home}node_modules/@salesforce-ux/design-system/`;
/** @type {Record<string, string>} */
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
  "object-src 'none'; form-action 'none'; base-uri 'none'";

let scene = 'idle';

/** @param {string} path @returns {string} the file that the server would have in its jar */
function file(path) {
  const clean = normalize(path);
  if (clean.startsWith('/vendor/slds/icons/')) return `${slds}assets${clean.slice('/vendor/slds'.length)}`;
  if (clean.startsWith('/vendor/slds/')) return slds + clean.slice('/vendor/slds/'.length);
  return `${home}web${clean}`;
}

/** @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
async function serve(request, response) {
  const url = new URL(request.url ?? '/', 'http://localhost');
  scene = url.searchParams.get('scene') ?? scene;
  const json = (/** @type {number} */ status, /** @type {object} */ body) =>
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  if (url.pathname === '/page/host') {
    const origin = url.searchParams.get('origin');
    json(200, { allowed: scene === 'lightning', origin, remedy: `An administrator must add ${origin} to the Salesforce account.` });
  } else if (url.pathname.endsWith('/opencti_min.js')) {
    response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(await readFile(`${home}look/opencti.js`));
  } else if (url.pathname === '/record') {
    response.writeHead(200, { 'Content-Type': 'text/plain' }).end('The record');
  } else if (url.pathname === '/api/agent/sign-in') {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const wrong = JSON.parse(Buffer.concat(chunks).toString()).password === 'wrong';
    json(wrong ? 401 : 200, wrong ? { detail: 'E-mail or password is wrong.' } : { token: 'look' });
  } else {
    try {
      const body = await readFile(file(url.pathname));
      const type = types[extname(url.pathname)] ?? 'text/plain';
      response.writeHead(200, { 'Content-Type': type, 'Content-Security-Policy': CSP }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  }
}

/** The link goes and stays away. @param {import('ws').WebSocket} socket */
function drop(socket) {
  setTimeout(() => {
    scene = 'gone';
    socket.terminate();
  }, 200);
}

const server = createServer((request, response) => void serve(request, response));
const sockets = new WebSocketServer({ server, path: '/page/socket' });
sockets.on('connection', (socket, request) => {
  if (scene === 'gone') socket.terminate();
  socket.on('message', (data) => {
    console.log(`page: ${data}`);
    const say = (/** @type {object} */ message) => socket.send(JSON.stringify(message));
    for (const [ms, message] of replies(scene, JSON.parse(String(data)), `http://${request.headers.host}/record`))
      setTimeout(say, ms, message);
  });
  socket.once('message', () => {
    for (const message of scenes[scene]?.() ?? []) {
      if (message === 'CLOSE') socket.close(4401);
      else if (message === 'DROP') drop(socket);
      else socket.send(JSON.stringify(message));
    }
  });
});
server.listen(Number(process.argv[2] ?? 8099), '127.0.0.1');
