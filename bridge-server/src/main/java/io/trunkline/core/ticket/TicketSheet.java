package io.trunkline.core.ticket;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/**
 * What a ticket is written from. It is kept with the ticket until that stands: an org that could
 * not be asked when the call was there is asked later, also by the next run of the bridge, and only
 * then is it known which fields there are and who called.
 *
 * @param configuration how it is designed
 * @param call the passage that it is about
 * @param country the country whose national numbers the call's PBX uses
 * @param corrections what people have put into it instead, by API name; empty texts leave a field
 *     out
 */
public record TicketSheet(
    Configuration configuration, CallSheet call, String country, Map<String, Object> corrections) {
  public TicketSheet {
    corrections = Map.copyOf(corrections);
  }

  /** One that nobody has corrected. */
  public TicketSheet(Configuration configuration, CallSheet call, String country) {
    this(configuration, call, country, Map.of());
  }

  /** The ticket in this shape, with times in this zone, and with this sheet. */
  public TicketDraft draft(Account account, TicketShape shape, ZoneId zone, String reference) {
    return TicketDrafts.of(account, configuration, call.variables(zone), shape, reference)
        .from(this);
  }

  /** The same, corrected in these fields as well. */
  TicketSheet corrected(Map<String, Object> fields) {
    Map<String, Object> all = new HashMap<>(corrections);
    all.putAll(fields);
    return new TicketSheet(configuration, call, country, all);
  }
}
