/**
 * The record area: a home tab, and a tab for each record or list that was opened. Each change of
 * what is seen goes into the address and to `navigated(view)`, as Open CTI reports it.
 */
import { find, make, toast } from './dom.js';
import { ask } from './org.js';
import { recordLink, showRecord } from './record.js';

export class Workspace {
  #tabs = new Map();
  #current = 'home';
  #navigated;
  #dial = null;

  constructor(navigated) {
    this.#navigated = navigated;
  }

  async start(path) {
    window.addEventListener('popstate', () => this.#go(location.pathname, false));
    await this.#go(path, false);
  }

  /** Phone numbers call `dial` from now on; null makes them plain text. */
  clickToDial(dial) {
    this.#dial = dial;
    return this.refresh();
  }

  /** What is seen now, as getAppViewInfo tells it in an org without person accounts. */
  view() {
    const record = this.#tabs.get(this.#current)?.record;
    const url = location.href;
    if (!record) {
      return { url };
    }
    return { url, recordId: record.id, recordName: record.name, objectType: record.object };
  }

  openRecord = async (id, push = true) => {
    const record = await ask('record/' + encodeURIComponent(id));
    this.#tabs.set(record.id, { title: record.name || record.object, record });
    this.#show(record.id, push && `/lightning/r/${record.object}/${record.id}/view`);
  };

  async openSearch(words, push = true) {
    const results = await ask('search?q=' + encodeURIComponent(words));
    this.#tabs.set('search', { title: 'Search: ' + words, results, words });
    this.#show('search', push && '/lightning/search/' + encodeURIComponent(words));
  }

  async openHome(push = true) {
    this.#tabs.set('home', { title: 'Home', results: await ask('recent') });
    this.#show('home', push && '/lightning/page/home');
  }

  /** Opens a relative address of the org. */
  openUrl(url) {
    if (!/^\/(?!\/)/.test(url)) {
      throw Object.assign(new Error('The url must be relative.'), { code: 'INVALID_PARAM' });
    }
    return this.#go(url, true);
  }

  /** Reads again what is seen; false when that failed. */
  async refresh() {
    try {
      const tab = this.#tabs.get(this.#current);
      if (tab?.record) {
        tab.record = await ask('record/' + tab.record.id);
      } else if (this.#current === 'home') {
        tab.results = await ask('recent');
      }
      this.#draw();
      return true;
    } catch {
      return false;
    }
  }

  #go(path, push) {
    const record = /\/([a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?)(?:\/|$)/.exec(path);
    const search = /^\/lightning\/search\/(.+)$/.exec(path);
    const gone = (error) => {
      toast('error', error.message);
      return this.openHome(false);
    };
    if (record) {
      return this.openRecord(record[1], push).catch(gone);
    }
    return search ? this.openSearch(decodeURIComponent(search[1]), push) : this.openHome(push);
  }

  #show(key, path) {
    this.#current = key;
    if (path && path !== location.pathname) {
      history.pushState({}, '', path);
    }
    this.#draw();
    this.#navigated(this.view());
  }

  #close(key) {
    this.#tabs.delete(key);
    if (this.#current === key) {
      this.openHome();
    } else {
      this.#draw();
    }
  }

  #draw() {
    const tab = this.#tabs.get(this.#current);
    document.title = tab.title + ' | Lightning';
    find('#tabs').replaceChildren(...[...this.#tabs].map(([key, one]) => this.#tab(key, one)));
    find('#area').replaceChildren(
      tab.record
        ? showRecord(tab.record, { open: this.openRecord, dial: this.#dial })
        : this.#list(tab)
    );
  }

  #tab(key, tab) {
    const open = () => this.#show(key, key === 'home' ? '/lightning/page/home' : tab.record && `/lightning/r/${tab.record.object}/${key}/view`);
    return make(
      'div',
      { class: 'tab', role: 'presentation', 'data-tab': key, 'data-current': key === this.#current },
      make('button', { type: 'button', role: 'tab', 'aria-selected': String(key === this.#current), onclick: key === 'home' ? () => this.openHome() : open }, tab.title),
      key === 'home'
        ? null
        : make('button', { type: 'button', class: 'close', 'aria-label': 'Close ' + tab.title, onclick: () => this.#close(key) }, '\u00d7')
    );
  }

  #list(tab) {
    const searched = tab.words !== undefined;
    return make(
      'section',
      { class: 'card list', id: searched ? 'search-results' : 'recent-items' },
      make('h1', {}, searched ? `Results for \u201c${tab.words}\u201d` : 'Recent records'),
      ...tab.results.map((one) => recordLink(one, this.openRecord)),
      tab.results.length === 0 ? make('p', { class: 'empty' }, searched ? 'Nothing was found.' : 'Nothing here yet.') : null
    );
  }
}
