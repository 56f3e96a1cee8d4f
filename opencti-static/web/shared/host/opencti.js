/**
 * The driver for Lightning Experience, over Salesforce's Open CTI library, which the page loads from
 * the org. The only file that says sforce.
 *
 * The library throws at callers, has callbacks with success: false, and no time-outs: here all
 * three become values. It is loaded only after ready-to-load.js has said that it can work.
 *
 * @typedef {import('./host.js').Host} Host
 * @typedef {import('./host.js').Saved} Saved
 * @typedef {import('./host.js').Done} Done
 * @typedef {{success?: boolean, returnValue?: any, errors?: any}} Reply
 * @typedef {{reply: Reply} | {thrown: string} | {unanswered: true}} Answer
 * @typedef {Record<string, any>} OpenCti
 */

import { words } from '../words.js';
import { lookFor } from './found.js';
import { refusal } from './refusal.js';

/** One page loads exactly one version; it is baked into every message of the library. */
const LIBRARY = '/support/api/60.0/lightning/opencti_min.js';
const SAVE_MS = 10_000;
const CALL_MS = 5_000;
/** Codes that judge the server, not the record: it may stand or not. */
const UNDECIDED = /^(SERVER_|UNKNOWN_EXCEPTION|REQUEST_RUNNING_TOO_LONG)/;

/**
 * @param {string} origin the org's, checked before
 * @param {{load?: (url: string) => Promise<boolean>, library?: () => OpenCti | undefined,
 *     saveMs?: number, callMs?: number}} [options] given in tests
 * @returns {Promise<Host | undefined>} undefined when the library did not come
 */
export async function openCti(origin, options = {}) {
  const loaded = await (options.load ?? loadScript)(origin + LIBRARY);
  const library = (options.library ?? (() => /** @type {any} */ (globalThis).sforce?.opencti))();
  if (!loaded || !library) return undefined;
  const host = driver(library, origin, options.saveMs ?? SAVE_MS, options.callMs ?? CALL_MS);
  // Tells a standby URL that we are here; nothing waits for its answer.
  void call(library, 'notifyInitializationComplete', {}, options.callMs ?? CALL_MS);
  return host;
}

/**
 * @param {OpenCti} library
 * @param {string} origin
 * @param {number} saveMs
 * @param {number} callMs
 * @returns {Host}
 */
function driver(library, origin, saveMs, callMs) {
  const act = async (/** @type {string} */ method, /** @type {object} */ args) =>
    done(await call(library, method, args, callMs));
  return {
    kind: 'LIGHTNING',
    saves: true,
    pops: true,
    saveLog: async (fields) => saved(await call(library, 'saveLog', { value: fields }, saveMs)),
    screenPop: (recordId) =>
      act('screenPop', { type: library.SCREENPOP_TYPE?.SOBJECT ?? 'sobject', params: { recordId } }),
    search: (terms, callType) => {
      const ask = async (/** @type {string} */ method, /** @type {object} */ args) =>
        told(await call(library, method, args, callMs));
      return lookFor(ask, terms, callType, origin);
    },
    setVisible: (visible) => act('setSoftphonePanelVisibility', { visible }),
    setLabel: (label) => act('setSoftphoneItemLabel', { label: label || words.product }),
    clickToDial: (enabled) => act(enabled ? 'enableClickToDial' : 'disableClickToDial', {}),
    onClickToDial: (listener) => {
      try {
        library.onClickToDial({
          listener: (/** @type {any} */ said) => {
            const click = clicked(said, origin);
            if (click) listener(click);
          },
        });
      } catch (thrown) {
        console.warn('trunkline: numbers cannot be clicked here', thrown);
      }
    },
  };
}

/**
 * @param {OpenCti} library
 * @param {string} method
 * @param {object} args
 * @param {number} ms
 * @returns {Promise<Answer>}
 */
function call(library, method, args, ms) {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ unanswered: true }), ms);
    const answer = (/** @type {Answer} */ value) => {
      clearTimeout(timer);
      resolve(value);
    };
    try {
      library[method]({ ...args, callback: (/** @type {Reply} */ reply) => answer({ reply }) });
    } catch (thrown) {
      answer({ thrown: thrown instanceof Error ? thrown.message : String(thrown) });
    }
  });
}

/**
 * The id comes as text, {recordId} or {id}, by version and object. No id: it may stand or not.
 *
 * @param {Answer} answer
 * @returns {Saved}
 */
function saved(answer) {
  if ('unanswered' in answer) return { unanswered: true };
  if ('thrown' in answer) return { refused: { code: 'NOT_SENT', words: answer.thrown } };
  const { success, returnValue, errors } = answer.reply ?? {};
  if (success) {
    const id = typeof returnValue === 'string' ? returnValue : (returnValue?.recordId ?? returnValue?.id);
    return typeof id === 'string' && id ? { recordId: id } : { unanswered: true };
  }
  const said = refusal(errors);
  return UNDECIDED.test(said.code) ? { unanswered: true } : { refused: said };
}

/**
 * The payload of a click stands bare, without success or returnValue. Its number is the field's text;
 * a number outside a record has no record.
 *
 * @param {any} said
 * @param {string} origin
 * @returns {import('./host.js').Click | undefined}
 */
function clicked(said, origin) {
  const { number, recordId, recordName, objectType } = said ?? {};
  if (typeof number !== 'string' || !number) return undefined;
  if (typeof recordId !== 'string' || !recordId) return { number };
  const record = { object: String(objectType ?? ''), id: recordId, name: String(recordName ?? ''), origin };
  return { number, clicked: record };
}

/**
 * @param {Answer} answer
 * @returns {Done}
 */
function done(answer) {
  if ('unanswered' in answer) return { ok: false, words: words.host.silent };
  if ('thrown' in answer) return { ok: false, words: answer.thrown };
  return answer.reply?.success
    ? { ok: true }
    : { ok: false, words: refusal(answer.reply?.errors).words };
}

/**
 * @param {Answer} answer
 * @returns {{value: any} | {words: string}}
 */
function told(answer) {
  const end = done(answer);
  return end.ok ? { value: 'reply' in answer ? answer.reply.returnValue : undefined } : { words: end.words };
}

/**
 * @param {string} url
 * @returns {Promise<boolean>}
 */
function loadScript(url) {
  return new Promise((resolve) => {
    const script = document.createElement('script');
    const timer = setTimeout(() => resolve(false), SAVE_MS);
    const end = (/** @type {boolean} */ loaded) => {
      clearTimeout(timer);
      resolve(loaded);
    };
    script.addEventListener('load', () => end(true));
    script.addEventListener('error', () => end(false));
    script.src = url;
    document.head.append(script);
  });
}
