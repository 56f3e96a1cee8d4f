/** The Lightning page: joins record area, softphone panel and Open CTI. */
import { find } from './dom.js';
import { Host } from './host.js';
import { methods } from './methods.js';
import { NewRecord } from './new-record.js';
import { ask } from './org.js';
import { SoftphonePanel } from './softphone.js';
import { Workspace } from './workspace.js';

async function start() {
  const session = await ask('session');
  find('#user-name').textContent = session.user.name;
  find('#user-name').dataset.userId = session.user.id;
  let host = null;
  const told = (name, response, more) => host?.tell(name, response, more);
  const workspace = new Workspace((view) => told('onNavigationChange', view));
  const panel = new SoftphonePanel();
  const records = new NewRecord(session.objects);
  find('#search').addEventListener('submit', (event) => {
    event.preventDefault();
    workspace.openSearch(find('#search-words').value);
  });
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) {
      told('onNavigationChange', workspace.view());
    }
  });
  await workspace.start(location.pathname);
  const frame = panel.start(session.callCenter);
  if (frame) {
    const origin = new URL(session.callCenter.adapterUrl).origin;
    const settings = session.callCenter.settings;
    host = new Host(frame, origin, methods({ workspace, panel, records, settings, told }));
    host.start();
  }
}

start().catch((error) => {
  if (error.code === 'INVALID_SESSION_ID') {
    location.assign('/?startURL=' + encodeURIComponent(location.pathname));
    return;
  }
  find('#area').textContent = error.message;
});
