/**
 * What happens in the PBX's queues: who waits, and who is there to answer. Open {@link
 * io.trunkline.queues.QueueBoard} first; {@link io.trunkline.queues.QueueState} is what it shows.
 * Knows events and list rows only, no bytes and no connection.
 */
@NullMarked
package io.trunkline.queues;

import org.jspecify.annotations.NullMarked;
