/*
 * The fake org's own Open CTI library: `sforce.opencti` for a softphone in an iframe of the Lightning
 * page. It speaks the message protocol that pages of a real org speak, and has the same start-up
 * checks and the same lack of time-outs. API_VERSION below is written by the server.
 */
(function (window) {
  'use strict';

  const apiVersion = 'API_VERSION';
  const apiType = 'opencti';
  const failed =
    'Failed to initialize Open CTI. Ensure that it is loaded from the right frame with correct URL parameters';
  const hosts = [
    'force\\.com',
    'visualforce\\.com',
    'my-visualforce\\.com',
    'my-lightning\\.com',
    'salesforce\\.com',
    'my-salesforce\\.com',
    'salesforce\\.(?:mil|ms)',
    'crmforce\\.(?:mil|ms)',
  ].join('|');
  const orgOrigin = new RegExp('^https?://[\\w.-]+\\.(?:' + hosts + ')(?::\\d+)?$');
  /* A real org is never here; the demo is, and its library then comes from here too. */
  const loopback = /^https?:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?$/;

  let origin = null;
  let calls = 0;
  const callbackByCall = new Map();
  const listenersByName = new Map();

  function parameters(search) {
    const found = {};
    for (const [name, value] of new URLSearchParams(search)) {
      found[name] = name in found ? [].concat(found[name], value) : value;
    }
    return found;
  }

  function servedFromLoopback() {
    const script = window.document.currentScript;
    return Boolean(script) && loopback.test(new URL(script.src, window.location.href).origin);
  }

  function start() {
    const given = parameters(window.location.search);
    const claimed = given.sfdcIframeOrigin;
    const plain = typeof claimed === 'string' && typeof given.mode === 'string' && given.mode !== '';
    const known = plain && (orgOrigin.test(claimed) || (loopback.test(claimed) && servedFromLoopback()));
    if (!known || !claimed.startsWith(window.location.protocol + '//')) {
      throw failed;
    }
    origin = claimed;
    window.addEventListener('message', receive);
  }

  function receive(event) {
    const reply = event.data;
    const ours =
      event.origin === origin && reply && reply.apiVersion === apiVersion && reply.apiType === apiType;
    if (!ours) {
      return;
    }
    const call = reply.methodName + '_' + reply.callId;
    if (reply.shouldExecuteCallback === true && callbackByCall.has(call)) {
      const callback = callbackByCall.get(call);
      callbackByCall.delete(call);
      callback(reply.response);
    }
    if (reply.shouldExecuteListener === true) {
      const name = reply.eventName ? reply.methodName + ':' + reply.eventName : reply.methodName;
      (listenersByName.get(name) || []).forEach((listener) => listener(reply.response));
    }
  }

  function post(methodName, args, callback, listening) {
    const callId = calls++;
    if (callback) {
      callbackByCall.set(methodName + '_' + callId, callback);
    }
    window.parent.postMessage(
      {
        methodName,
        callId,
        apiVersion,
        apiType,
        isCallbackRegistered: Boolean(callback),
        isListenerRegistered: Boolean(listening),
        args,
      },
      origin
    );
  }

  function listen(name, listener) {
    listenersByName.set(name, [...(listenersByName.get(name) || []), listener]);
  }

  function check(given, mandatory) {
    const object = given !== null && typeof given === 'object' && !Array.isArray(given);
    if (!object || Object.keys(given).length === 0) {
      throw new Error('Must pass in only one object which holds arguments to this API method call.');
    }
    for (const name of mandatory) {
      if (given[name] === undefined || given[name] === null) {
        throw new Error('Missing the required argument `' + name + '`!');
      }
    }
    for (const name of ['callback', 'listener']) {
      if (given[name] !== undefined && typeof given[name] !== 'function') {
        throw new Error('The argument `' + name + '` must be a function!');
      }
    }
  }

  /** A method that sends the named arguments. */
  function method(name, names = [], mandatory = names) {
    return function (given) {
      check(given, mandatory);
      const args = {};
      names.forEach((key) => (args[key] = given[key]));
      post(name, args, given.callback, false);
    };
  }

  /** A method that may be called with nothing at all. */
  function optional(name) {
    return function (given) {
      if (arguments.length > 0) {
        check(given, []);
      }
      post(name, {}, given && given.callback, false);
    };
  }

  /** A method that answers and nothing else. */
  function question(name) {
    return function (given) {
      check(given, ['callback']);
      post(name, {}, given.callback, false);
    };
  }

  function event(name) {
    return function (given) {
      check(given, ['listener']);
      listen(name, given.listener);
      post(name, {}, undefined, true);
    };
  }

  const opencti = {
    SCREENPOP_TYPE: {
      URL: 'url',
      SOBJECT: 'sobject',
      OBJECTHOME: 'objecthome',
      LIST: 'list',
      SEARCH: 'search',
      NEW_RECORD_MODAL: 'newRecord',
      FLOW: 'flow',
    },
    CALL_TYPE: { INBOUND: 'inbound', OUTBOUND: 'outbound', INTERNAL: 'internal' },
    enableClickToDial: optional('enableClickToDial'),
    disableClickToDial: optional('disableClickToDial'),
    onClickToDial: event('onClickToDial'),
    onNavigationChange: event('onNavigationChange'),
    getAppViewInfo: question('getAppViewInfo'),
    getCallCenterSettings: question('getCallCenterSettings'),
    getSoftphoneLayout: question('getSoftphoneLayout'),
    isSoftphonePanelVisible: question('isSoftphonePanelVisible'),
    refreshView: optional('refreshView'),
    notifyInitializationComplete: optional('notifyInitializationComplete'),
    screenPop: method('screenPop', ['type', 'params']),
    searchAndScreenPop: method(
      'searchAndScreenPop',
      ['searchParams', 'callType', 'queryParams', 'defaultFieldValues', 'deferred', 'params'],
      ['callType']
    ),
    runApex: method('runApex', ['apexClass', 'methodName', 'methodParams']),
    setSoftphonePanelVisibility: method('setSoftphonePanelVisibility', ['visible']),
    setSoftphonePanelHeight: method('setSoftphonePanelHeight', ['heightPX']),
    setSoftphonePanelWidth: method('setSoftphonePanelWidth', ['widthPX']),
    setSoftphonePanelLabel: method('setSoftphonePanelLabel', ['label']),
    setSoftphoneItemLabel: method('setSoftphoneItemLabel', ['label']),
    setSoftphonePanelIcon: method('setSoftphonePanelIcon', ['key']),
    setSoftphoneItemIcon: method('setSoftphoneItemIcon', ['key']),
    saveLog(given) {
      check(given, ['value']);
      post('saveLog', { object: given.value }, given.callback, false);
    },
    subscribe(given) {
      check(given, ['channelName', 'listener']);
      listen('subscribe:' + given.channelName, given.listener);
      const callback =
        given.callback &&
        ((response) =>
          given.callback({ ...response, subscription: { channelName: given.channelName } }));
      post('subscribe', { eventName: given.channelName, subscription: {} }, callback, true);
    },
    unsubscribe(given) {
      check(given, ['subscription']);
      listenersByName.delete('subscribe:' + given.subscription.channelName);
      post('unsubscribe', { eventName: given.subscription.channelName }, given.callback, false);
    },
    publish(given) {
      check(given, ['channelName', 'message']);
      const args = { eventName: given.channelName, message: given.message };
      post('publish', args, given.callback, false);
    },
  };

  window.sforce = window.sforce || {};
  window.sforce.opencti = opencti;
  start();
})(window);
