/** Signs a user of the org in, with a password or, in a demo, with one click. */
import { find, make } from './dom.js';

async function signIn(credentials) {
  const response = await fetch('/login', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(credentials),
  });
  if (response.ok) {
    const wanted = new URLSearchParams(location.search).get('startURL') ?? '';
    location.assign(/^\/lightning\//.test(wanted) ? wanted : '/lightning/page/home');
    return;
  }
  find('#problem').textContent = (await response.json())[0].message;
}

async function start() {
  find('#sign-in').addEventListener('submit', (event) => {
    event.preventDefault();
    signIn({ username: find('#username').value, password: find('#password').value });
  });
  const users = await (await fetch('/aura/signin')).json();
  find('#demo').hidden = users.length === 0;
  find('#demo-users').replaceChildren(
    ...users.map((user) =>
      make(
        'button',
        { type: 'button', 'data-username': user.username, onclick: () => signIn({ username: user.username }) },
        user.name,
        make('small', {}, user.username)
      )
    )
  );
}

start();
