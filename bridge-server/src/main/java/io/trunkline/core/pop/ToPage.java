package io.trunkline.core.pop;

import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.Match;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the bridge tells an agent's page. The wire form of each is in opencti-static/protocol, with
 * the record's name in camelCase as {@code type}.
 */
public sealed interface ToPage {

  /**
   * The answer to a good hello: who the page belongs to and what is going on now.
   *
   * @param agent the agent's name
   * @param email the agent's e-mail
   * @param leads whether this page leads
   * @param cards the agent's live calls
   * @param tickets the agent's tickets that need eyes: of live calls, and those not yet filed
   */
  record Welcome(String agent, String email, boolean leads, List<Card> cards, List<Ticket> tickets)
      implements ToPage {
    public Welcome {
      cards = List.copyOf(cards);
      tickets = List.copyOf(tickets);
    }
  }

  /**
   * A call as it is now for this agent; replaces what the page knew of it.
   *
   * @param call the call's name
   * @param segment which passage of it
   * @param status a word of {@link io.trunkline.calls.Status}
   * @param direction a word of {@link io.trunkline.calls.Direction}
   * @param number the customer's number as people read it, or null when withheld
   * @param name the customer's name in the PBX's word, or null
   * @param queue the queue, or null
   * @param since when the status began
   * @param over whether the call is over for this agent; the page keeps the card until it is closed
   */
  record Card(
      String call,
      int segment,
      String status,
      String direction,
      @Nullable String number,
      @Nullable String name,
      @Nullable String queue,
      Instant since,
      boolean over)
      implements ToPage {}

  /**
   * Who the customer may be.
   *
   * @param call the call's name
   * @param search whether the search is done and how it went
   * @param matches the records found, best module only
   * @param linked the id of the one the ticket is linked to, or null while the agent must pick
   */
  record Matches(String call, Search search, List<Match> matches, @Nullable String linked)
      implements ToPage {
    public Matches {
      matches = List.copyOf(matches);
    }

    /** How far a search for the customer is. */
    public enum Search {
      /** Asked, not answered yet. */
      RUNNING,
      /** Answered; there may be no match. */
      DONE,
      /** The org could not be asked. */
      FAILED,
      /** Not asked: the org's requests of the day run low and are kept for tickets. */
      RESTING,
      /** Not asked: the number is withheld or too short. */
      NONE
    }
  }

  /**
   * A ticket this page shall file, once it has claimed it.
   *
   * @param reference the ledger row
   * @param call the call's name
   * @param mode how the agent sees it
   * @param object Task or Case
   * @param fields values by API name, ready for saveLog
   * @param again whether a person wants Salesforce asked again for what the page has asked before
   */
  record Pop(
      String reference,
      String call,
      Account.Type mode,
      String object,
      Map<String, Object> fields,
      boolean again)
      implements ToPage {
    public Pop {
      fields = Map.copyOf(fields);
    }
  }

  /** The claim is granted: file within this many milliseconds, or give it back. */
  record Go(String reference, int withinMs) implements ToPage {}

  /** The claim is not granted, and why. */
  record Denied(String reference, String words) implements ToPage {}

  /**
   * How a ticket stands.
   *
   * @param reference the ledger row
   * @param call the call's name
   * @param object Task or Case
   * @param subject its subject
   * @param state where it stands
   * @param recordId the record, once known
   * @param url where a browser opens it, once known
   * @param words what to tell the agent, or null
   * @param retry whether the agent may let it be tried again
   */
  record Ticket(
      String reference,
      String call,
      String object,
      String subject,
      LedgerState state,
      @Nullable String recordId,
      @Nullable String url,
      @Nullable String words,
      boolean retry)
      implements ToPage {}

  /**
   * This page shall look for a customer in its host, with the agent's own eyes; it answers with
   * {@link FromPage.Searched}.
   *
   * @param search names the search
   * @param terms what to look for, each by itself: one number in the ways it may be stored
   * @param callType which part of the softphone layout says where: {@code inbound} or {@code
   *     outbound}
   */
  record Search(String search, List<String> terms, String callType) implements ToPage {
    public Search {
      terms = List.copyOf(terms);
    }
  }

  /** Whether this page leads from now on. */
  record Lead(boolean leads) implements ToPage {}

  /** The link lives; sent every 25 s so that a page notices when it does not. */
  record Beat() implements ToPage {}

  /**
   * Whether the agent can call from the page now; follows the welcome and comes again when it
   * changes.
   *
   * @param ready whether there is a phone to call from, on a PBX that can be asked
   * @param words why not, or null when ready
   */
  record Phone(boolean ready, @Nullable String words) implements ToPage {}

  /**
   * What becomes of the agent's wish to call somebody; only the page that said it is told.
   *
   * @param dial the page's own name for the wish
   * @param state how far it is
   * @param number whom it calls, as people read it, or null where it was refused before
   * @param words why it came to nothing, or null
   */
  record Dialled(String dial, State state, @Nullable String number, @Nullable String words)
      implements ToPage {

    /** How far a wish to call is. */
    public enum State {
      /** The PBX was asked to ring the agent's own phone. */
      RINGING,
      /** The agent has picked up; from here on the call's card tells. */
      ANSWERED,
      /** No call was made, and none will be. */
      FAILED
    }
  }

  /**
   * Something people should know, with its remedy.
   *
   * @param words what; empty where it is over
   * @param about what it is about: a notice takes the place of the one before about the same; null
   *     for one that stands by itself
   */
  record Notice(String words, @Nullable String about) implements ToPage {}
}
