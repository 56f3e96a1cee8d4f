/** When a call event is worth a ticket: {@link io.trunkline.core.trigger.Trigger} first. */
@NullMarked
package io.trunkline.core.trigger;

import org.jspecify.annotations.NullMarked;
