/** Where the fake org is and who knows it: told by the test that started it, in the environment. */
import jsforce from 'jsforce';

export const url = process.env.ORG_URL;
export const callback = 'https://bridge.example/callback';
export const user = {
  name: process.env.ORG_USER,
  password: process.env.ORG_PASSWORD,
  securityToken: process.env.ORG_SECURITY_TOKEN,
};
export const key = process.env.ORG_KEY;
export const app = { clientId: 'key', clientSecret: 'secret', redirectUri: callback, loginUrl: url };

/** @returns {Promise<jsforce.Connection>} signed in with client credentials */
export async function connected() {
  const connection = new jsforce.Connection({ oauth2: app, instanceUrl: url, version: '60.0' });
  await connection.authorize({ grant_type: 'client_credentials' });
  return connection;
}

/** @returns {Promise<Error>} what a promise was rejected with */
export function failure(promise) {
  return promise.then(
    () => {
      throw new Error('nothing was refused');
    },
    (error) => error
  );
}
