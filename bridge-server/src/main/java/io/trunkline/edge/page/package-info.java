/**
 * The agents' pages as they talk over a WebSocket: {@link io.trunkline.edge.page.PageSockets}
 * first; docs/page-protocol.md says what is said.
 */
@NullMarked
package io.trunkline.edge.page;

import org.jspecify.annotations.NullMarked;
