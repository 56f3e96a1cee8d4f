import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const web = fileURLToPath(new URL('../web', import.meta.url));
const files = readdirSync(web, { recursive: true })
  .map((file) => String(file).replaceAll('\\', '/'))
  .filter((file) => /\.(js|html|css)$/.test(file));
const modules = files.filter((file) => file.endsWith('.js'));
const text = (/** @type {string} */ file) => readFileSync(join(web, file), 'utf8');
const code = (/** @type {string} */ file) => text(file).replaceAll(/\/\*[^]*?\*\/|\/\/.*$/gm, '');
const room = (/** @type {string} */ file) => file.split('/')[0] ?? '';

test('the rooms are there to be checked', () => {
  for (const name of ['console', 'desktop', 'shared', 'softphone']) assert.ok(modules.map(room).includes(name), name);
});

test('a page imports only from its own room and from shared', () => {
  const strays = modules.flatMap((file) =>
    [...text(file).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)]
      .map((match) => relative(web, join(web, dirname(file), match[1] ?? '')).replaceAll('\\', '/'))
      .filter((target) => ![room(file), 'shared'].includes(room(target)))
      .map((target) => `${file} -> ${target}`),
  );

  assert.deepEqual(strays, []);
});

test('only opencti.js says sforce', () => {
  assert.deepEqual(modules.filter((file) => /\bsforce\b/.test(text(file))), ['shared/host/opencti.js']);
});

test('only page-socket.js opens a WebSocket', () => {
  assert.deepEqual(modules.filter((file) => /new WebSocket\b/.test(code(file))), ['shared/page-socket.js']);
});

test('only the register functions define elements', () => {
  const defining = modules.filter((file) => /customElements\.define/.test(code(file)));

  for (const file of defining) assert.match(code(file), /export function register\w+\(\) \{\s+customElements\.define/);
});

test('no page has a script or a style inside, nor reaches another site', () => {
  for (const file of files.filter((name) => name.endsWith('.html'))) {
    assert.doesNotMatch(text(file), /<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=|(?:src|href)="https?:/, file);
  }
});

test('every file a page or a style sheet names is there or comes with SLDS', () => {
  const named = files.flatMap((file) => {
    const html = [...text(file).matchAll(/(?:src|href)="([^"#]+)"/g)];
    const css = [...text(file).matchAll(/url\('([^']+)'\)/g)];
    const found = file.endsWith('.html') ? html : file.endsWith('.css') ? css : [];
    return found.map((match) => relative(web, join(web, dirname(file), match[1] ?? '')));
  });
  const pom = readFileSync(join(web, '../pom.xml'), 'utf8');
  const there = (/** @type {string} */ file) =>
    file.startsWith('vendor/slds/')
      ? pom.includes(`<include>${file.replace(/^vendor\/slds\/(icons\/)?/, '')}</include>`)
      : readdirSync(join(web, dirname(file))).includes(file.split('/').at(-1) ?? '');

  assert.ok(named.length > 20);
  assert.deepEqual(named.filter((file) => !there(file)), []);
});
