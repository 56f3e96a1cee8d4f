/** The softphone: the panel inside Salesforce, or the same page in a window of its own. */

import { startAgentPage } from '../shared/agent-page.js';
import { registerAgentElements } from '../shared/agent-view.js';
import { chooseHost } from '../shared/host/choose.js';

registerAgentElements();
await startAgentPage(() => chooseHost(window));
