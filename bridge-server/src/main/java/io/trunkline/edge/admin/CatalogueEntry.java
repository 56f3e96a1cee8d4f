package io.trunkline.edge.admin;

/**
 * A system variable that a configuration may use.
 *
 * @param name as it is written
 * @param description for people
 * @param known when it has its value: ring, answer or end
 */
public record CatalogueEntry(String name, String description, String known) {}
