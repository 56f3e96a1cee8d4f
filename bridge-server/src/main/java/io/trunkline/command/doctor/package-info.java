/**
 * {@code trunkline doctor}: looks at everything the bridge stands on and says what to mend. Open
 * {@link io.trunkline.command.doctor.Checkup} first: its list is the documentation.
 */
@NullMarked
package io.trunkline.command.doctor;

import org.jspecify.annotations.NullMarked;
