package io.trunkline.core.ticket;

import org.jspecify.annotations.Nullable;

/**
 * A customer found for a number.
 *
 * @param object Contact, Lead or Account
 * @param id the record's id
 * @param name the record's name
 * @param accountId the account it belongs to, or null
 * @param phone the stored number that matched, as it stands in the org; empty where the org named
 *     the record and did not show its number
 */
public record Match(
    String object, String id, String name, @Nullable String accountId, String phone) {

  /** Whether the number was compared; else a person has to say that this is the customer. */
  public boolean isSure() {
    return !phone.isEmpty();
  }
}
