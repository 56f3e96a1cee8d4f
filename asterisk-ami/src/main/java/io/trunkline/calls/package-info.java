/**
 * What happened to each call, in our words. Open {@link io.trunkline.calls.CallEvent} first, then
 * the tracker that makes them from AMI events.
 */
@NullMarked
package io.trunkline.calls;

import org.jspecify.annotations.NullMarked;
