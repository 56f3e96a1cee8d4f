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
}
