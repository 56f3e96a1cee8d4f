/**
 * A busy hour on a real Asterisk: many live calls, of every kind, and afterwards what Asterisk
 * wrote down itself is compared with the ledger. {@link io.trunkline.demo.busy.BusyHourIT} is the
 * test, {@link io.trunkline.demo.busy.Plan} says what happens to one call.
 */
@NullMarked
package io.trunkline.demo.busy;

import org.jspecify.annotations.NullMarked;
