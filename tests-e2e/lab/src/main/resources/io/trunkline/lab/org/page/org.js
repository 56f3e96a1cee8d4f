/** The page's requests to its own org. A refusal is thrown as `OrgError` with Salesforce's code. */

export class OrgError extends Error {
  /** `fields` are the names of the fields concerned, as the org gave them. */
  constructor(code, message, fields = []) {
    super(message);
    this.code = code;
    this.fields = fields;
  }
}

export async function ask(path, body) {
  const options = body === undefined ? {} : posted(body);
  let response;
  try {
    response = await fetch('/aura/' + path, { cache: 'no-store', ...options });
  } catch {
    throw new OrgError('SERVER_UNREACHABLE', 'The connection to the server was lost.');
  }
  if (response.ok) {
    return response.json();
  }
  const errors = await response.json().catch(() => []);
  const first = errors[0] ?? { errorCode: 'HTTP_' + response.status, message: 'Server error' };
  throw new OrgError(first.errorCode, first.message, first.fields);
}

function posted(body) {
  return {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  };
}
