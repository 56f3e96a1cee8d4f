package io.trunkline.core.ticket;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One account's org, in the role it plays for us. Every method returns at once; futures complete on
 * the desk's own threads, exceptionally only with {@link DeskException}, and always within the
 * desk's time limits.
 */
public interface TicketDesk {
  /** How the org describes an object to the account's user; from a cache of some hours. */
  CompletableFuture<TicketShape> shape(String object);

  /**
   * The same for records of one record type, whose picklists may offer less.
   *
   * @param recordType the type's API name or id; null for the type that the account's user gets
   */
  CompletableFuture<TicketShape> shape(String object, @Nullable String recordType);

  /** Lets the org be asked anew for all that it said of its objects. */
  void forgetShapes();

  /**
   * The same for one object, after a refusal that tells of another shape; what was asked less than
   * a minute ago is kept, however many refusals there are.
   */
  void forgetShape(String object);

  /**
   * The time zone of this person, where the org knows one user of this e-mail or username, else the
   * org's own.
   *
   * @param emailOrUsername null for the org's own
   */
  CompletableFuture<ZoneId> zone(@Nullable String emailOrUsername);

  /** The id of the active Salesforce user with this e-mail or username, without regard to case. */
  CompletableFuture<Optional<String>> userId(String emailOrUsername);

  /**
   * Customers with this number as the account's user sees them, checked again: for each of the
   * searches those of its own modules and fields, best module only. One request for all of them.
   */
  CompletableFuture<Map<SearchSettings, List<Match>>> find(
      Set<SearchSettings> searches, String number, String country);

  /**
   * The same as a single user of the org sees them; for accounts that sign in by assertions, which
   * may name any user who has approved the app.
   */
  CompletableFuture<Map<SearchSettings, List<Match>>> findAs(
      String emailOrUsername, Set<SearchSettings> searches, String number, String country);

  /**
   * Creates the customer that a search did not find; the name says the number.
   *
   * @param ownerId the user whose customer it is: a Contact without an Account is shown to its
   *     owner alone; null for the account's own user
   */
  CompletableFuture<Match> create(
      SearchSettings.Create what, String number, @Nullable String ownerId);

  /**
   * Files a ticket; with a unique external-id field a second filing of the same reference finds the
   * first, and writes nothing over it.
   */
  CompletableFuture<TicketOutcome> file(TicketDraft draft, String reference);

  /**
   * Records that bear this ticket's reference, oldest first; SOQL, never a search index. Fails
   * where it cannot be told.
   */
  CompletableFuture<List<String>> lookUp(TicketTrace trace);

  /**
   * Deletes all but the oldest of the records that bear its reference, where nothing has touched
   * the others since they were made; where the main one alone was touched, all but that.
   *
   * @param named records that are known besides: one that the org does not show may stand all the
   *     same, unless the org says that it was deleted
   * @param main the record that the end of the call is written to, or null
   * @return the one that is left; fails with words for people where a person must decide
   */
  CompletableFuture<String> removeYounger(
      TicketTrace trace, List<String> named, @Nullable String main);

  /** Which user made this record. */
  CompletableFuture<String> createdBy(TicketType type, String recordId);

  /**
   * Writes the end of the call to a ticket: the record is read first, a text for {@code
   * Description} is appended to what stands there. Refuses a record that does not bear the
   * reference.
   */
  CompletableFuture<TicketOutcome> complete(
      TicketType type,
      String recordId,
      String reference,
      Map<String, Object> fields,
      String appended);

  /** Where a browser opens this record; the org's own page. */
  String recordUrl(String object, String recordId);

  /** The org said no, or nothing, to something that is not a ticket. */
  class DeskException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Words for people, free of secrets, with the remedy where one is known. */
    public DeskException(String words) {
      super(words);
    }
  }

  /** The org cannot be used now, whatever it is asked: away, at its limits, no sign-in. */
  final class Away extends DeskException {
    private static final long serialVersionUID = 1L;

    /** Words for people. */
    public Away(String words) {
      super(words);
    }
  }

  /** The org's daily requests run low: what is left is kept for tickets. */
  final class LookUpsRest extends DeskException {
    private static final long serialVersionUID = 1L;

    /** Words for people. */
    public LookUpsRest(String words) {
      super(words);
    }
  }
}
