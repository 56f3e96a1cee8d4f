/** What the softphone may ask of the page: Open CTI's methods by name, over the page's own parts. */
import { ask } from './org.js';

const INBOUND = {
  callRelatedFields: ['ANI', 'DNIS', 'SEGMENT', 'QUEUE'],
  objects: {
    Contact: [
      { displayName: 'Name', apiName: 'Name' },
      { displayName: 'Phone', apiName: 'Phone' },
    ],
    Lead: [{ displayName: 'Name', apiName: 'Name' }],
    Account: [{ displayName: 'Account Name', apiName: 'Name' }],
  },
  screenPopSettings: {
    NoMatch: { screenPopType: 'PopToEntity', screenPopData: 'Contact' },
    SingleMatch: { screenPopType: 'PopToEntity' },
    MultipleMatches: { screenPopType: 'PopToSearch' },
  },
};
const LAYOUT = { Inbound: INBOUND, Outbound: INBOUND, Internal: INBOUND };

/** `told(name, response, more)` reaches the softphone's listeners. */
export function methods({ workspace, panel, records, settings, told }) {
  const pop = popper(workspace, records);
  return {
    onClickToDial: () => null,
    onNavigationChange: () => null,
    subscribe: () => null,
    unsubscribe: () => null,
    notifyInitializationComplete: () => null,
    publish: ({ eventName, message }) => {
      told('subscribe', message, { eventName });
    },
    enableClickToDial: async () => {
      const dial = (field, record) => told('onClickToDial', payload(field, record));
      await workspace.clickToDial(dial);
    },
    disableClickToDial: async () => {
      await workspace.clickToDial(null);
    },
    getAppViewInfo: () => workspace.view(),
    getCallCenterSettings: () => settings,
    getSoftphoneLayout: () => LAYOUT,
    isSoftphonePanelVisible: () => ({ visible: panel.isVisible }),
    setSoftphonePanelVisibility: ({ visible }) => panel.visible(visible === true),
    setSoftphonePanelHeight: ({ heightPX }) => panel.height(heightPX),
    setSoftphonePanelWidth: ({ widthPX }) => panel.width(widthPX),
    setSoftphonePanelLabel: ({ label }) => panel.panelLabel(label),
    setSoftphoneItemLabel: ({ label }) => panel.itemLabel(label),
    setSoftphonePanelIcon: ({ key }) => panel.panelIcon(key),
    setSoftphoneItemIcon: ({ key }) => panel.itemIcon(key),
    saveLog: ({ object }) => ask('saveLog', object),
    refreshView: () => workspace.refresh(),
    screenPop: ({ type, params }) => pop(type, params),
    searchAndScreenPop: (args) => searchAndPop(args, pop),
  };
}

function payload(field, record) {
  return {
    number: field.display,
    recordId: record.id,
    recordName: record.name,
    objectType: record.object,
    params: '',
  };
}

/** Also takes what a deferred search answered, whole, in the place of params. */
function popper(workspace, records) {
  const pop = async (type, params) => {
    const given = params ?? {};
    if (given.type && given.params) {
      return pop(given.type, given.params);
    }
    switch (type) {
      case 'sobject':
        return workspace.openRecord(given.recordId);
      case 'url':
        return workspace.openUrl(String(given.url));
      case 'search':
        return workspace.openSearch(longEnough(given.searchString));
      case 'objecthome':
      case 'list':
        return workspace.openHome();
      case 'newRecord':
        newRecord(workspace, records, given);
        return null;
      default:
        throw invalid('Unknown type ' + type);
    }
  };
  return pop;
}

/** The answer does not wait for the person in front of the window. */
function newRecord(workspace, records, { entityName, defaultFieldValues }) {
  records.open(entityName, defaultFieldValues).then((id) => id && workspace.openRecord(id));
}

async function searchAndPop({ searchParams, callType, deferred, defaultFieldValues }, pop) {
  const words = longEnough(searchParams);
  const layout = LAYOUT[Object.keys(LAYOUT).find((name) => name.toLowerCase() === callType)];
  if (!layout) {
    throw invalid('Unknown callType ' + callType);
  }
  const hits = await ask('search?q=' + encodeURIComponent(words));
  const people = hits.filter((hit) => layout.objects[hit.object]?.length > 0);
  const shown = (hit) => (people.length > 1 ? [] : layout.objects[hit.object]);
  const matches = Object.fromEntries(people.map((hit) => [hit.id, match(hit, shown(hit))]));
  const next = due(people, words, defaultFieldValues);
  if (deferred) {
    return { ...matches, SCREEN_POP_DATA: next };
  }
  await pop(next.type, next.params);
  return matches;
}

/** What the softphone layout says to pop. */
function due(people, words, defaultFieldValues) {
  if (people.length === 1) {
    return { type: 'sobject', params: { recordId: people[0].id } };
  }
  return people.length > 1
    ? { type: 'search', params: { searchString: words } }
    : { type: 'newRecord', params: { entityName: 'Contact', defaultFieldValues } };
}

/** Of several records the name alone; of a single one the fields that the layout shows. */
function match(hit, fields) {
  const shown = fields.some(({ apiName }) => apiName === 'Phone') ? { Phone: hit.phone } : {};
  const person = hit.contact ? { IsPersonAccount: true, PersonContactId: hit.contact } : {};
  return { Id: hit.id, Name: hit.name, RecordType: hit.object, ...shown, ...person };
}

function longEnough(words) {
  const text = String(words ?? '');
  if (text.length < 3) {
    throw invalid('A search needs at least three characters.');
  }
  return text;
}

function invalid(message) {
  return Object.assign(new Error(message), { code: 'INVALID_PARAM' });
}
