package io.trunkline.core.ledger;

import java.time.Instant;
import java.util.Map;

/**
 * What a ticket gets when its call is over.
 *
 * @param fields values by API name
 * @param appended text to append to the description; empty for none
 * @param dueAt when it is to be written: after wrap-up
 */
public record Ending(Map<String, Object> fields, String appended, Instant dueAt) {
  public Ending {
    fields = Map.copyOf(fields);
  }
}
