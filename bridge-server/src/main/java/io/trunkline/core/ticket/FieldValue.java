package io.trunkline.core.ticket;

/**
 * A field that a configuration fills.
 *
 * @param field the field's API name
 * @param item what it gets
 */
public record FieldValue(String field, Item item) {}
