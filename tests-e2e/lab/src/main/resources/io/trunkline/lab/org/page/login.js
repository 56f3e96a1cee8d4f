/** Signs a user of the org in with a password. */
import { find } from './dom.js';

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

function start() {
  find('#sign-in').addEventListener('submit', (event) => {
    event.preventDefault();
    signIn({ username: find('#username').value, password: find('#password').value });
  });
}

start();
