/* A stand-in for the library of an org, to look at the softphone as if inside Salesforce. */
/** @type {any} */ (globalThis).sforce = {
  opencti: new Proxy(
    {},
    {
      get: (_, method) => (/** @type {any} */ args) => {
        console.info(`org: ${String(method)} ${JSON.stringify(args)}`);
        const returnValue = method === 'saveLog' ? { recordId: '00T000000000001AAA' } : null;
        setTimeout(() => args.callback?.({ success: true, returnValue, errors: null }), 10);
      },
    },
  ),
};
