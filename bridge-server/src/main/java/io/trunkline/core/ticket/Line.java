package io.trunkline.core.ticket;

import org.jspecify.annotations.Nullable;

/**
 * A line of a description.
 *
 * @param key what stands before the colon (which is ours), or null for a line without one
 * @param item what the line says
 */
public record Line(@Nullable String key, Item item) {}
