/** Telephone numbers and the PBXs they are dialled on: {@link io.trunkline.core.dial.Pbx} first. */
@NullMarked
package io.trunkline.core.dial;

import org.jspecify.annotations.NullMarked;
