/** A WebSocket in a test's hand: it notes what was sent, and the test plays the bridge. */
export class FakeWebSocket extends EventTarget {
  readyState = 0;
  /** @type {Record<string, any>[]} */
  sent = [];
  closed = false;

  /** @param {string} text */
  send(text) {
    this.sent.push(JSON.parse(text));
  }

  close() {
    this.closed = true;
    this.readyState = 3;
  }

  opens() {
    this.readyState = 1;
    this.dispatchEvent(new Event('open'));
  }

  /** @param {object} message */
  says(message) {
    this.dispatchEvent(Object.assign(new Event('message'), { data: JSON.stringify(message) }));
  }

  /** @param {number} code */
  dies(code = 1006) {
    this.readyState = 3;
    this.dispatchEvent(Object.assign(new Event('close'), { code }));
  }
}

export const WELCOME = { type: 'welcome', agent: 'Alice', email: 'a@example.com', leads: true, cards: [], tickets: [] };
