/**
 * Recordings of calls: {@link io.trunkline.core.recording.Recording} first, then {@link
 * io.trunkline.core.recording.Listening}, which decides who may hear one.
 */
@NullMarked
package io.trunkline.core.recording;

import org.jspecify.annotations.NullMarked;
