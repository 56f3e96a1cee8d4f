/**
 * What the PBX tells us, typed but still in Asterisk's own words: channel, exten, linkedid. Open
 * {@link io.trunkline.ami.event.AmiEvent} first, then {@link io.trunkline.ami.event.AmiEvents},
 * which makes them from messages. Only the events that say something of a call or of a queue's
 * members are here; all others stay readable as messages.
 */
@NullMarked
package io.trunkline.ami.event;

import org.jspecify.annotations.NullMarked;
