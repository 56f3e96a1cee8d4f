package io.trunkline.lab.org.data;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A validation rule: a record that it catches is refused with the administrator's own words.
 *
 * @param catches true for a record that must not be saved
 * @param field where the page shows the words; null for the top of the page
 */
public record Rule(
    String object, Predicate<OrgRecord> catches, String words, @Nullable String field) {}
