package io.trunkline.core.flow;

import io.trunkline.core.Timers;
import io.trunkline.core.pop.AgentPage;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is to write a ticket: what the claim protocol remembers of a row beside the ledger.
 * Flow thread only.
 */
final class Turn {
  /** The page that the ticket was offered to, or that has claimed it. */
  @Nullable AgentPage page;

  /** Whether that page was told to go: from then on it may have written. */
  boolean went;

  /**
   * Whether the bridge writes for that page: from then on only its own attempt says how it went.
   */
  boolean writtenForPage;

  /** How often pages gave the claim back; after a few the bridge does it. */
  int givenBack;

  /** How often Salesforce told a page that the ticket is a duplicate. */
  int duplicates;

  /**
   * Whether Salesforce refused it to the agent for lack of a right: then only the agent's own page
   * may file it, and no mightier user.
   */
  boolean agentOnly;

  /** How often the org said that it stands as a record that is not to be seen. */
  int hidden;

  /** Whether a person wants it asked again, whatever a page has asked Salesforce for it before. */
  boolean again;

  /** How often in a row no page took what nobody but a page can write. */
  int rounds;

  /** How often a field that the agent may not write was left out. */
  int leftOut;

  /** What the agent must know once it stands: the fields that were left out. */
  @Nullable String remark;

  /** Whether owner, customer and shape are in the draft. */
  boolean prepared;

  private Timers.@Nullable Timer timer;

  /** Sets the one timer of this row, instead of the one before. */
  void waitFor(Timers.@Nullable Timer next) {
    if (timer != null) {
      timer.cancel();
    }
    timer = next;
  }
}
