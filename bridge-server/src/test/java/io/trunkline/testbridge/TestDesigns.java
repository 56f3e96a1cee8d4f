package io.trunkline.testbridge;

import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.Configuration;
import io.trunkline.core.ticket.RecentCalls;
import io.trunkline.core.ticket.TicketDesigns;
import io.trunkline.core.ticket.TicketDesk;
import io.trunkline.core.ticket.TicketPreview;
import io.trunkline.core.ticket.TicketShape;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Describes objects as a test says; the rest is the real thing, once it is there. */
public final class TestDesigns implements TicketDesigns {
  public final RecentCalls calls = new RecentCalls();
  public volatile BiFunction<Account, String, CompletableFuture<TicketShape>> shape =
      (account, object) -> CompletableFuture.completedFuture(new TicketShape(object, List.of()));
  public volatile @Nullable TicketDesigns real;

  @Override
  public CompletableFuture<TicketShape> shape(
      Account account, String object, @Nullable String recordType, boolean anew) {
    TicketDesigns known = real;
    return known == null
        ? shape.apply(account, object)
        : known.shape(account, object, recordType, anew);
  }

  @Override
  public CompletableFuture<TicketPreview> preview(
      Account account, Configuration configuration, RecentCalls.Recent call) {
    TicketDesigns known = real;
    return known == null
        ? CompletableFuture.failedFuture(new TicketDesk.DeskException("this test has no org"))
        : known.preview(account, configuration, call);
  }

  @Override
  public RecentCalls recent() {
    return calls;
  }
}
