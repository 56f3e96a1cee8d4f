/** The desktop: an agent's own browser tab, outside Salesforce. */

import { startAgentPage } from '../shared/agent-page.js';
import { registerAgentElements } from '../shared/agent-view.js';
import { standalone } from '../shared/host/standalone.js';

registerAgentElements();
await startAgentPage(async () => ({ host: standalone(document) }));
