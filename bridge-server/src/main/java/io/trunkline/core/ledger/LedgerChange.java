package io.trunkline.core.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of a row's state; never altered afterwards.
 *
 * @param reference the row
 * @param at when
 * @param state the state it went to
 * @param by who caused it: a page's id, {@link LedgerRow#BRIDGE}, or a person's e-mail
 * @param words why, for people, or null
 */
public record LedgerChange(
    String reference, Instant at, LedgerState state, String by, @Nullable String words) {}
