/**
 * The REST API under {@code /api}: what administrators make, who may sign in, and the ledger as
 * people see it. {@link io.trunkline.edge.admin.AdminApi} first, {@link
 * io.trunkline.edge.admin.RouteTable} for the whole list.
 */
@NullMarked
package io.trunkline.edge.admin;

import org.jspecify.annotations.NullMarked;
