package io.trunkline.edge.admin;

import io.trunkline.core.access.Access;
import io.trunkline.core.access.Audit;
import io.trunkline.core.access.Passwords;
import io.trunkline.core.access.Setup;
import io.trunkline.core.dial.PbxQueues;
import io.trunkline.core.ledger.Ledger;
import io.trunkline.core.ledger.LedgerDesk;
import io.trunkline.core.recording.Listening;
import io.trunkline.core.ticket.AccountSetUp;
import io.trunkline.core.ticket.TicketDesigns;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the REST API works on.
 *
 * @param shelves everything that administrators make
 * @param access lets people in
 * @param setup the first administrator
 * @param passwords hashes new passwords
 * @param audit what people did
 * @param ledger the tickets
 * @param ledgerDesk what may be done about them
 * @param listening the recordings, and who may hear them
 * @param catalogue the system variables
 * @param queues the queues of every PBX as they stand
 * @param setUp signs accounts in and tries them out
 * @param designs what administrators see while designing tickets
 * @param objection why an account may not name this address, in words for people; empty when it may
 * @param requestBytes the longest body
 * @param clock for the audit
 * @param changed told after every change, so that it counts at once
 */
public record AdminParts(
    Shelves shelves,
    Access access,
    Setup setup,
    Passwords passwords,
    Audit audit,
    Ledger ledger,
    LedgerDesk ledgerDesk,
    Listening listening,
    Supplier<List<CatalogueEntry>> catalogue,
    Supplier<List<PbxQueues>> queues,
    AccountSetUp setUp,
    TicketDesigns designs,
    Function<String, Optional<String>> objection,
    int requestBytes,
    Clock clock,
    Runnable changed) {
  /** Writes down what somebody did, and lets it count. */
  void note(String who, String what, String detail) {
    audit.record(new Audit.Entry(clock.instant(), who, what, detail));
    changed.run();
  }
}
