/**
 * What a ticket says and where it is filed: {@link io.trunkline.core.ticket.Configuration} first,
 * then {@link io.trunkline.core.ticket.TicketDesk}.
 */
@NullMarked
package io.trunkline.core.ticket;

import org.jspecify.annotations.NullMarked;
