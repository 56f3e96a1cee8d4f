/** The window in which people make a new record. `open(object, defaults)` gives the saved id or null. */
import { find, make } from './dom.js';
import { ask } from './org.js';

export class NewRecord {
  #objects;

  /** `objects` are the forms that the session told. */
  constructor(objects) {
    this.#objects = objects;
  }

  open(name, defaults = {}) {
    const object = this.#objects.find((one) => one.name === name);
    if (!object) {
      throw Object.assign(new Error('Unknown entity ' + name), { code: 'INVALID_PARAM' });
    }
    return new Promise((resolve) => this.#show(object, defaults, resolve));
  }

  #show(object, defaults, resolve) {
    const problem = make('p', { class: 'problem', role: 'alert' });
    const inputs = object.fields.map((field) => input(field, defaults[field.name]));
    const dialog = make('dialog', { id: 'new-record', 'data-object': object.name });
    const done = (id) => {
      dialog.close();
      dialog.remove();
      resolve(id);
    };
    const save = async (event) => {
      event.preventDefault();
      try {
        done((await ask('saveLog', { entityApiName: object.name, ...values(inputs) })).recordId);
      } catch (error) {
        problem.textContent = error.message;
      }
    };
    dialog.addEventListener('cancel', () => done(null));
    dialog.append(
      make(
        'form',
        { onsubmit: save },
        make('h1', {}, 'New ' + object.label),
        problem,
        make('div', { class: 'form-fields' }, ...inputs.map((one) => one.label)),
        make(
          'footer',
          {},
          make('button', { type: 'button', class: 'plain', onclick: () => done(null) }, 'Cancel'),
          make('button', { type: 'submit', class: 'brand', id: 'save-record' }, 'Save')
        )
      )
    );
    find('body').append(dialog);
    dialog.showModal();
  }
}

function input(field, value) {
  const id = 'new-' + field.name;
  const control = element(field, id);
  if (value !== undefined) {
    control[field.type === 'boolean' ? 'checked' : 'value'] = value;
  }
  const label = make('label', { for: id }, field.required ? field.label + ' *' : field.label, control);
  return { field, control, label };
}

function element(field, id) {
  if (field.type === 'textarea') {
    return make('textarea', { id, name: field.name, rows: '3' });
  }
  if (field.type === 'picklist') {
    const options = ['', ...field.picklist].map((value) => make('option', { value }, value || '--None--'));
    return make('select', { id, name: field.name }, ...options);
  }
  const types = { boolean: 'checkbox', int: 'number', date: 'date', email: 'email', phone: 'tel' };
  return make('input', { id, name: field.name, type: types[field.type] ?? 'text' });
}

function values(inputs) {
  const filled = {};
  for (const { field, control } of inputs) {
    if (field.type === 'boolean') {
      filled[field.name] = control.checked;
    } else if (control.value !== '') {
      filled[field.name] = control.value;
    }
  }
  return filled;
}
