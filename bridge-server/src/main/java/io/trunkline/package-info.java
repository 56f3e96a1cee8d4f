/**
 * The bridge: {@link io.trunkline.Wiring} puts it together, {@link io.trunkline.Main} is its
 * command line.
 */
@NullMarked
package io.trunkline;

import org.jspecify.annotations.NullMarked;
