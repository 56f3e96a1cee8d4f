/**
 * The Lightning page's end of Open CTI: takes requests of the softphone's iframe and answers them.
 * `methods` maps a method's name to a function of its arguments; a promise is awaited, what is thrown
 * becomes `errors`. `new Host(frame, origin, methods)`, then `start()`.
 */
export class Host {
  #frame;
  #origin;
  #methods;
  #version = null;
  #listening = new Set();

  constructor(frame, origin, methods) {
    this.#frame = frame;
    this.#origin = origin;
    this.#methods = methods;
  }

  start() {
    window.addEventListener('message', (event) => {
      const ours = event.source === this.#frame.contentWindow && event.origin === this.#origin;
      if (ours && event.data?.apiType === 'opencti') {
        this.#take(event.data);
      }
    });
  }

  /** Tells every listener of this name; before there is one nobody is told. */
  tell(methodName, response, more = {}) {
    const name = more.eventName ? methodName + ':' + more.eventName : methodName;
    if (this.#listening.has(name)) {
      this.#post({ methodName, ...more, shouldExecuteListener: true, response });
    }
  }

  async #take(request) {
    this.#version = request.apiVersion;
    const { methodName, callId, args } = request;
    if (request.isListenerRegistered) {
      this.#listening.add(args?.eventName ? methodName + ':' + args.eventName : methodName);
    }
    const response = await this.#respond(methodName, args ?? {});
    if (request.isCallbackRegistered) {
      this.#post({ methodName, callId, shouldExecuteCallback: true, response });
    }
  }

  async #respond(methodName, args) {
    const method = this.#methods[methodName];
    if (!method) {
      return refusal({ code: 'INVALID_PARAM', description: 'Unknown method ' + methodName });
    }
    try {
      return { success: true, returnValue: (await method(args)) ?? null, errors: null };
    } catch (error) {
      return refusal(described(error));
    }
  }

  #post(reply) {
    this.#frame.contentWindow?.postMessage(
      { apiVersion: this.#version, apiType: 'opencti', ...reply },
      this.#origin
    );
  }
}

function refusal(error) {
  return { success: false, returnValue: null, errors: [error] };
}

/** An error of the org in Open CTI's shape; the org's own words are in `details`, by field. */
export function described(error) {
  if (error.code === 'INVALID_PARAM') {
    return { code: 'INVALID_PARAM', description: error.message, details: null };
  }
  const entry = { statusCode: error.code ?? 'UNKNOWN_EXCEPTION', message: error.message };
  const fieldErrors = {};
  for (const field of error.fields ?? []) {
    fieldErrors[field] = [{ ...entry, columnApiName: field }];
  }
  const ofFields = Object.keys(fieldErrors).length > 0;
  return {
    code: error.code === 'SERVER_UNREACHABLE' ? 'SERVER_ERROR' : 'GENERIC_ERROR',
    description: error.message,
    details: { fieldErrors, pageErrors: ofFields ? [] : [entry] },
  };
}
