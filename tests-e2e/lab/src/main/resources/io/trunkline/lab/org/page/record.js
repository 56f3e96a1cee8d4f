/** One record in the record area: its highlights, its fields, what hangs on it. */
import { make } from './dom.js';

const HIGHLIGHTS = ['Subject', 'Status', 'Priority', 'OwnerId', 'WhoId', 'ContactId', 'Phone', 'AccountId'];

/**
 * `open(id)` is called when a link to another record is clicked, `dial(field, record)` when a phone
 * number is; without `dial` numbers are plain text.
 */
export function showRecord(record, { open, dial }) {
  const field = (one) => fieldRow(one, record, { open, dial });
  const lit = HIGHLIGHTS.map((name) => record.fields.find((one) => one.name === name && one.display));
  return make(
    'article',
    { class: 'record', 'data-record-id': record.id, 'data-object': record.object },
    make(
      'header',
      { class: 'record-head' },
      icon(record.object),
      make(
        'div',
        {},
        make('p', { class: 'kind' }, record.label),
        make('h1', { 'data-record-name': record.name }, record.name || '(no name)')
      )
    ),
    make(
      'dl',
      { class: 'highlights' },
      ...lit.filter(Boolean).slice(0, 5).map((one) =>
        make('div', {}, make('dt', {}, one.label), make('dd', { title: one.display }, one.display))
      )
    ),
    make('section', { class: 'card' }, make('h2', {}, 'Details'), make('dl', { class: 'fields' }, ...record.fields.map(field))),
    related(record, open)
  );
}

export function icon(object) {
  return make('span', { class: 'icon icon-' + object.toLowerCase(), 'aria-hidden': 'true' }, object[0]);
}

function fieldRow(field, record, { open, dial }) {
  return make(
    'div',
    { class: field.type === 'textarea' ? 'field wide' : 'field' },
    make('dt', {}, field.label),
    make('dd', { 'data-field': field.name, 'data-value': String(field.value) }, content(field, record, open, dial))
  );
}

function content(field, record, open, dial) {
  if (!field.display) {
    return '';
  }
  if (field.type === 'boolean') {
    return field.value === true ? '\u2611' : '\u2610';
  }
  if (field.link && !/^00[5D]/.test(field.link)) {
    const follow = (event) => {
      event.preventDefault();
      open(field.link);
    };
    return make('a', { href: '/' + field.link, onclick: follow }, field.display);
  }
  if (field.type === 'phone' && dial) {
    return make(
      'button',
      { type: 'button', class: 'dial', 'data-dial': field.display, onclick: () => dial(field, record) },
      field.display
    );
  }
  return field.type === 'textarea' ? make('span', { class: 'lines' }, ...linked(field.display)) : field.display;
}

/** Texts with web addresses as links. */
function linked(text) {
  return text.split(/(https?:\/\/[^\s<>"]+)/).map((part, i) =>
    i % 2 === 1 ? make('a', { href: part, target: '_blank', rel: 'noopener' }, part) : part
  );
}

function related(record, open) {
  if (record.related.length === 0) {
    return null;
  }
  return make(
    'section',
    { class: 'card', id: 'related' },
    make('h2', {}, 'Activity and cases'),
    ...record.related.map((one) => recordLink(one, open))
  );
}

/** A line in a list of records. */
export function recordLink(record, open) {
  return make(
    'a',
    {
      class: 'item',
      href: '/lightning/r/' + record.object + '/' + record.id + '/view',
      'data-record-link': record.id,
      'data-object': record.object,
      onclick: (event) => {
        event.preventDefault();
        open(record.id);
      },
    },
    icon(record.object),
    make(
      'span',
      { class: 'item-text' },
      make('strong', {}, record.name || '(no name)'),
      make('small', {}, [record.object, record.subject !== record.name && record.subject, record.phone, record.status, record.owner, record.created].filter(Boolean).join(' \u00b7 '))
    )
  );
}
