import assert from 'node:assert/strict';
import test from 'node:test';
import { Keep, pageId } from '../web/shared/keep.js';
import { FakeStorage } from './fake-storage.js';

test('keeps a value across a reload', () => {
  const storage = new FakeStorage();
  new Keep(() => storage.asStorage()).put('token', 'abc');

  const kept = new Keep(() => storage.asStorage()).get('token');

  assert.equal(kept, 'abc');
});

test('forgets what is taken away', () => {
  const storage = new FakeStorage();
  const keep = new Keep(() => storage.asStorage());
  keep.put('token', 'abc');

  keep.put('token', undefined);

  assert.equal(keep.get('token'), undefined);
  assert.equal(storage.values.size, 0);
});

test('falls back to memory where the browser refuses', () => {
  const storage = new FakeStorage();
  storage.refuses = true;
  const keep = new Keep(() => storage.asStorage());

  keep.put('token', 'abc');

  assert.equal(keep.get('token'), 'abc');
});

test('gives the same page id after a reload', () => {
  const storage = new FakeStorage();
  const window = new EventTarget();
  const first = pageId(new Keep(() => storage.asStorage()), () => 'one', window);
  window.dispatchEvent(new Event('pagehide'));

  const second = pageId(new Keep(() => storage.asStorage()), () => 'two', new EventTarget());

  assert.deepEqual([first, second], ['one', 'one']);
});

test('gives a duplicated tab an id of its own', () => {
  const storage = new FakeStorage();
  pageId(new Keep(() => storage.asStorage()), () => 'one', new EventTarget());

  const copy = pageId(new Keep(() => storage.asStorage()), () => 'two', new EventTarget());

  assert.equal(copy, 'two');
});
