package io.trunkline.lab.org.data;

import java.util.function.Predicate;

/**
 * One entry of an object's assignment rule: new records that it catches go to this owner.
 *
 * @param catches true for a record that this entry assigns
 */
public record Assignment(String object, Predicate<OrgRecord> catches, String ownerId) {}
