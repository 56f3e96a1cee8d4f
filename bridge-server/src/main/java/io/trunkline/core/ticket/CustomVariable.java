package io.trunkline.core.ticket;

import io.trunkline.core.Kept;

/**
 * A channel variable that administrators want to see: read from the call's channels by its name.
 *
 * @param id made by us
 * @param name the channel variable's name, without leading underscores
 * @param description for people; may be empty
 */
public record CustomVariable(String id, String name, String description) implements Kept {}
