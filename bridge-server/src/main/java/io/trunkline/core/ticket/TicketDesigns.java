package io.trunkline.core.ticket;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator needs to see while designing tickets. Futures fail only with {@link
 * TicketDesk.DeskException}. Safe for several threads.
 */
public interface TicketDesigns {
  /**
   * How the account's org describes an object.
   *
   * @param recordType the API name or id of a record type, whose picklists count; null for the one
   *     that the account's user gets
   * @param anew whether what is remembered of the org is forgotten first
   */
  CompletableFuture<TicketShape> shape(
      Account account, String object, @Nullable String recordType, boolean anew);

  /** What a configuration makes of a call; nothing is written. */
  CompletableFuture<TicketPreview> preview(
      Account account, Configuration configuration, RecentCalls.Recent call);

  /** The newest calls, to try a configuration on. */
  RecentCalls recent();
}
