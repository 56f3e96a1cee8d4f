/**
 * A busy hour on a real Asterisk: many live calls, of every kind, and afterwards what Asterisk
 * wrote down itself is compared with the ledger. {@link io.trunkline.journeys.busy.BusyHourJourney}
 * is the test, {@link io.trunkline.journeys.busy.Plan} says what happens to one call.
 */
@NullMarked
package io.trunkline.journeys.busy;

import org.jspecify.annotations.NullMarked;
