package io.trunkline.core.ticket;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a ticket whose records are looked for.
 *
 * @param type Task or Case
 * @param reference what its records bear
 * @param plannedAt none of them is older
 * @param until no save of it can have been carried out later
 * @param agent the e-mail of the agent in whose session it may have been saved; empty for one whom
 *     nobody knows any more, null for none
 */
public record TicketTrace(
    TicketType type, String reference, Instant plannedAt, Instant until, @Nullable String agent) {}
