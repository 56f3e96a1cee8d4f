/**
 * What may be asked of the PBX, and what it answers. Open {@link io.trunkline.ami.action.AmiAction}
 * first. Nothing here is sent: that is the client's.
 */
@NullMarked
package io.trunkline.ami.action;

import org.jspecify.annotations.NullMarked;
