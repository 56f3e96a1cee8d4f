package io.trunkline.core.ledger;

import io.trunkline.calls.CallId;
import io.trunkline.core.ticket.TicketDraft;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ticket that is due: one row per call, segment, trigger and action. Immutable; every change is a
 * new value, written down before anybody acts on it.
 *
 * @param reference short, unique, written into the ticket itself
 * @param call the call
 * @param segment which passage of it
 * @param triggerId the trigger that fired
 * @param action which of its actions, from 0
 * @param accountId the account that files it
 * @param configurationId the configuration that designed it
 * @param agentId the agent who owns it, or null for the account's default owner
 * @param state where it stands
 * @param writer who has the claim: a page's id, {@link #BRIDGE}, or null
 * @param shown whether a page said that the agent saw it
 * @param recordId the record in the org, once known
 * @param url where a browser opens the record, once known
 * @param words the last thing worth telling people: the org's refusal, the reason for a retry
 * @param attempts how often the bridge tried to file it
 * @param draft what is filed
 * @param ending what remains to be written at the end of the call, or null while it lasts
 * @param plannedAt when it was written down first
 * @param changedAt when its state last changed
 */
public record LedgerRow(
    String reference,
    CallId call,
    int segment,
    String triggerId,
    int action,
    String accountId,
    String configurationId,
    @Nullable String agentId,
    LedgerState state,
    @Nullable String writer,
    boolean shown,
    @Nullable String recordId,
    @Nullable String url,
    @Nullable String words,
    int attempts,
    TicketDraft draft,
    @Nullable Ending ending,
    Instant plannedAt,
    Instant changedAt) {

  /** The writer's name when the bridge itself files. */
  public static final String BRIDGE = "bridge";

  /** A row for a ticket that is due from now on; no agent, no writer, nothing sent. */
  public static LedgerRow planned(
      String reference, Cause cause, TicketDraft draft, @Nullable String agentId, Instant now) {
    return new LedgerRow(
        reference,
        cause.call(),
        cause.segment(),
        cause.triggerId(),
        cause.action(),
        cause.accountId(),
        cause.configurationId(),
        agentId,
        LedgerState.PLANNED,
        null,
        false,
        null,
        null,
        null,
        0,
        draft,
        null,
        now,
        now);
  }

  /**
   * What made a ticket due.
   *
   * @param call the call
   * @param segment which passage of it
   * @param triggerId the trigger that fired
   * @param action which of its actions, from 0
   * @param accountId the account that files it
   * @param configurationId the configuration that designed it
   */
  public record Cause(
      CallId call,
      int segment,
      String triggerId,
      int action,
      String accountId,
      String configurationId) {}

  /** What made it due. */
  public Cause cause() {
    return new Cause(call, segment, triggerId, action, accountId, configurationId);
  }

  /**
   * This row in another state.
   *
   * @throws IllegalStateException when no row may go from this state to that one: a bug
   */
  public LedgerRow to(
      LedgerState next, @Nullable String nextWriter, @Nullable String why, Instant now) {
    if (!state.mayBecome(next)) {
      throw new IllegalStateException(reference + " is " + state + " and cannot become " + next);
    }
    Editor edit = new Editor(this);
    edit.state = next;
    edit.writer = nextWriter;
    edit.words = why;
    edit.changedAt = now;
    edit.draft = next == LedgerState.FILED || next.isOver() ? draft.settled() : draft;
    return edit.row();
  }

  /** This row, standing in the org as this record. */
  public LedgerRow filed(String newRecordId, String newUrl, @Nullable String why, Instant now) {
    Editor edit = new Editor(to(LedgerState.FILED, writer, why, now));
    edit.recordId = newRecordId;
    edit.url = newUrl;
    return edit.row();
  }

  /** This row with another draft. */
  public LedgerRow withDraft(TicketDraft newDraft) {
    Editor edit = new Editor(this);
    edit.draft = newDraft;
    return edit.row();
  }

  /** This row, owned by this agent. */
  public LedgerRow ownedBy(@Nullable String newAgentId) {
    Editor edit = new Editor(this);
    edit.agentId = newAgentId;
    return edit.row();
  }

  /** This row with what remains to be written at the end of its call. */
  public LedgerRow ending(Ending newEnding) {
    Editor edit = new Editor(this);
    edit.ending = newEnding;
    return edit.row();
  }

  /** This row, seen by the agent. */
  public LedgerRow seen() {
    Editor edit = new Editor(this);
    edit.shown = true;
    return edit.row();
  }

  /** This row after one more attempt of the bridge. */
  public LedgerRow tried() {
    Editor edit = new Editor(this);
    edit.attempts = attempts + 1;
    return edit.row();
  }

  /** One place that names all components, for the copies above. */
  private static final class Editor {
    private final LedgerRow from;
    private @Nullable String agentId;
    private LedgerState state;
    private @Nullable String writer;
    private boolean shown;
    private @Nullable String recordId;
    private @Nullable String url;
    private @Nullable String words;
    private int attempts;
    private TicketDraft draft;
    private @Nullable Ending ending;
    private Instant changedAt;

    Editor(LedgerRow from) {
      this.from = from;
      agentId = from.agentId;
      state = from.state;
      writer = from.writer;
      shown = from.shown;
      recordId = from.recordId;
      url = from.url;
      words = from.words;
      attempts = from.attempts;
      draft = from.draft;
      ending = from.ending;
      changedAt = from.changedAt;
    }

    LedgerRow row() {
      return new LedgerRow(
          from.reference,
          from.call,
          from.segment,
          from.triggerId,
          from.action,
          from.accountId,
          from.configurationId,
          agentId,
          state,
          writer,
          shown,
          recordId,
          url,
          words,
          attempts,
          draft,
          ending,
          from.plannedAt,
          changedAt);
    }
  }
}
