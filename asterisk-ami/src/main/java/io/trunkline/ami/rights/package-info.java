/**
 * What a manager user may hear and do, found out with the smallest rights, and what a follower of
 * calls needs. Open {@link io.trunkline.ami.rights.ManagerRights} first, {@link
 * io.trunkline.ami.rights.ManagerClass} for the list.
 */
@NullMarked
package io.trunkline.ami.rights;

import org.jspecify.annotations.NullMarked;
