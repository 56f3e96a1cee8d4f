package io.trunkline.core.flow;

import io.trunkline.core.dial.CustomerNumber;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.SearchSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * All searches for one number with the same eyes; those wanted together are one request. Flow
 * thread only.
 *
 * @param account with whose eyes
 * @param number whose it is
 * @param searches each by where it looks
 */
record LookUp(
    Account account, CustomerNumber number, Map<SearchSettings, CustomerSearch> searches) {
  LookUp(Account account, CustomerNumber number) {
    this(account, number, new LinkedHashMap<>());
  }

  /** The search in these places, which was begun. */
  CustomerSearch at(SearchSettings where) {
    return Objects.requireNonNull(searches.get(where), "a search that was never begun");
  }
}
