/** The softphone panel in the utility bar: a button, a panel, and in it the adapter's iframe. */
import { find, make } from './dom.js';

const GLYPHS = { call: '\u260e', incoming_call: '\u260f', end_call: '\u2706', outbound_call: '\u260e' };

export class SoftphonePanel {
  #open = false;

  /** Makes the iframe; returns it, or null where no call center is set up. */
  start(callCenter) {
    find('#softphone-item').addEventListener('click', () => this.visible(!this.#open));
    find('#softphone-minimise').addEventListener('click', () => this.visible(false));
    if (!callCenter) {
      find('#softphone-body').append(make('p', { class: 'empty' }, 'No call center is set up for this user.'));
      return null;
    }
    this.height(callCenter.height);
    this.width(callCenter.width);
    const mark = callCenter.adapterUrl.includes('?') ? '&' : '?';
    const origin = encodeURIComponent(location.origin);
    const frame = make('iframe', {
      id: 'softphone-frame',
      title: 'Softphone',
      allow: 'microphone; autoplay; clipboard-write',
      src: `${callCenter.adapterUrl}${mark}sfdcIframeOrigin=${origin}&mode=Lightning`,
    });
    find('#softphone-body').append(frame);
    this.visible(true);
    return frame;
  }

  get isVisible() {
    return this.#open;
  }

  /** The frame is hidden, never taken away: the softphone goes on. */
  visible(open) {
    this.#open = open;
    find('#softphone-panel').classList.toggle('open', open);
    find('#softphone-item').setAttribute('aria-expanded', String(open));
  }

  height(px) {
    find('#softphone-panel').style.setProperty('--height', between(px, 240, 2560) + 'px');
  }

  width(px) {
    document.body.style.setProperty('--panel', between(px, 200, 1920) + 'px');
  }

  panelLabel(label) {
    find('#softphone-panel-label').textContent = label;
  }

  itemLabel(label) {
    find('#softphone-item-label').textContent = label;
  }

  panelIcon(key) {
    glyph(find('#softphone-panel-icon'), key);
  }

  itemIcon(key) {
    glyph(find('#softphone-item-icon'), key);
  }
}

function glyph(element, key) {
  element.dataset.icon = key;
  element.textContent = GLYPHS[key] ?? '\u260e';
}

function between(px, least, most) {
  if (!Number.isFinite(px) || px < least || px > most) {
    throw Object.assign(new Error(`Expected a number from ${least} to ${most}.`), { code: 'INVALID_PARAM' });
  }
  return px;
}
