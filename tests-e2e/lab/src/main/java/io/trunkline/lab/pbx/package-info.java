/**
 * An Asterisk manager interface that replays recorded calls, with named faults. Open {@link
 * io.trunkline.lab.pbx.FakePbx} first, then {@link io.trunkline.lab.pbx.Tape}.
 */
@NullMarked
package io.trunkline.lab.pbx;

import org.jspecify.annotations.NullMarked;
