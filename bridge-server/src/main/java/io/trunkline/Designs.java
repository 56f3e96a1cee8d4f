package io.trunkline;

import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.Configuration;
import io.trunkline.core.ticket.RecentCalls;
import io.trunkline.core.ticket.TicketDesigns;
import io.trunkline.core.ticket.TicketDesk;
import io.trunkline.core.ticket.TicketDesks;
import io.trunkline.core.ticket.TicketPreview;
import io.trunkline.core.ticket.TicketPreviews;
import io.trunkline.core.ticket.TicketShape;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Ticket design over the desks of all accounts. Safe for several threads.
 *
 * @param recent the newest calls
 */
public record Designs(TicketDesks desks, TicketPreviews previews, RecentCalls recent)
    implements TicketDesigns {

  @Override
  public CompletableFuture<TicketShape> shape(
      Account account, String object, @Nullable String recordType, boolean anew) {
    Optional<TicketDesk> desk = desks.at(account);
    if (anew) {
      desk.ifPresent(TicketDesk::forgetShapes);
    }
    return desk.map(at -> at.shape(object, recordType))
        .orElseGet(
            () ->
                CompletableFuture.failedFuture(
                    new TicketDesk.DeskException(
                        "The account has no credentials; enter them to see the org's fields.")));
  }

  @Override
  public CompletableFuture<TicketPreview> preview(
      Account account, Configuration configuration, RecentCalls.Recent call) {
    return previews.of(account, configuration, call);
  }
}
