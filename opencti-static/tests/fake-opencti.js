/**
 * Salesforce's library as facts say it behaves: one object per call, synchronous throws for what is
 * missing, a callback with {success, returnValue, errors}, and no time-out of its own.
 */
export class FakeOpenCti {
  SCREENPOP_TYPE = { SOBJECT: 'sobject' };
  /** @type {[string, any][]} */
  calls = [];
  /** @type {Record<string, (args: any) => any>} the org's reply by method; undefined: it never answers */
  replies = {};

  /** @param {any} args */
  saveLog(args) {
    if (!args?.callback) throw new Error('Missing the required argument `callback`!');
    this.#answer('saveLog', args);
  }

  /** @param {any} args */
  screenPop(args) {
    this.#answer('screenPop', args);
  }

  /** @param {any} args */
  searchAndScreenPop(args) {
    if (!args?.callType) throw new Error('Missing the required argument `callType`!');
    this.#answer('searchAndScreenPop', args);
  }

  /** @param {any} args */
  getSoftphoneLayout(args) {
    this.#answer('getSoftphoneLayout', args);
  }

  /** @param {any} args */
  setSoftphonePanelVisibility(args) {
    this.#answer('setSoftphonePanelVisibility', args);
  }

  /** @param {any} args */
  setSoftphoneItemLabel(args) {
    this.#answer('setSoftphoneItemLabel', args);
  }

  /** @type {((payload: any) => void)[]} */
  listeners = [];

  /** @param {any} args */
  enableClickToDial(args) {
    this.#answer('enableClickToDial', args);
  }

  /** @param {any} args */
  disableClickToDial(args) {
    this.#answer('disableClickToDial', args);
  }

  /** @param {{listener: (payload: any) => void}} args */
  onClickToDial({ listener }) {
    this.listeners.push(listener);
  }

  /** @param {any} args */
  notifyInitializationComplete(args) {
    this.#answer('notifyInitializationComplete', args);
  }

  /** @param {string} method @param {any} args */
  #answer(method, { callback, ...args }) {
    this.calls.push([method, args]);
    const reply = this.replies[method];
    if (reply) setImmediate(() => callback?.(reply(args)));
  }
}
