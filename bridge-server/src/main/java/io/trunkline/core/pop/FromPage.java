package io.trunkline.core.pop;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an agent's page tells the bridge. The wire form of each is in opencti-static/protocol, with
 * the record's name in camelCase as {@code type}.
 */
public sealed interface FromPage {

  /**
   * The first message on a socket; nothing is heard before it.
   *
   * @param version the protocol's version, 1
   * @param token the bearer token of the agent's sign-in
   * @param page the page's own random id, the same after a reconnect
   * @param host what the page stands in
   * @param focused whether it has the focus
   */
  record Hello(int version, String token, String page, Host host, boolean focused)
      implements FromPage {
    /** Never shows the token. */
    @Override
    public String toString() {
      return "Hello[" + page + ", " + host + "]";
    }
  }

  /** The page got or lost the focus. */
  record Focus(boolean focused) implements FromPage {}

  /** The agent wants this page to lead. */
  record TakeLead() implements FromPage {}

  /** The page asks to be the one writer of this ticket. */
  record Claim(String reference) implements FromPage {}

  /** The page did not file in time, or cannot: the claim is free, nothing was sent. */
  record GiveBack(String reference, String words) implements FromPage {}

  /** Salesforce said that the ticket stands. */
  record Filed(String reference, String recordId) implements FromPage {}

  /** Salesforce refused it: its own code and words. */
  record Refused(String reference, String code, String words) implements FromPage {}

  /** The agent wants a ticket tried again that was refused, or that nobody can look for. */
  record Retry(String reference) implements FromPage {}

  /** Salesforce was asked and did not answer in time. */
  record Unanswered(String reference) implements FromPage {}

  /** The agent sees the ticket. */
  record Shown(String reference) implements FromPage {}

  /** The agent says who the customer is. */
  record Pick(String call, String recordId) implements FromPage {}

  /**
   * The agent wants to call somebody.
   *
   * @param dial the page's own name for this wish; {@link ToPage.Dialled} answers under it
   * @param number as it was typed, or as it stands in the record
   * @param clicked the record whose number was clicked, or null
   */
  record Dial(String dial, String number, @Nullable Clicked clicked) implements FromPage {
    /** Never shows the number. */
    @Override
    public String toString() {
      return "Dial[" + dial + "]";
    }
  }

  /**
   * The record whose number was clicked in the org.
   *
   * @param object its kind in the org's word
   * @param id its id there
   * @param name its name there
   * @param origin the origin of the org's page
   */
  record Clicked(String object, String id, String name, String origin) {}

  /** The agent wants the customer looked for again. */
  record SearchAgain(String call) implements FromPage {}

  /**
   * What {@link ToPage.Search} came to.
   *
   * @param search the search's name
   * @param origin the origin of the org's page
   * @param objects the kinds of records that were looked at, all of them; empty where that is not
   *     known
   * @param found what was found
   * @param words why nothing could be looked for, or null
   */
  record Searched(
      String search, String origin, List<String> objects, List<Found> found, @Nullable String words)
      implements FromPage {
    public Searched {
      objects = List.copyOf(objects);
      found = List.copyOf(found);
    }

    /** Never shows who was found. */
    @Override
    public String toString() {
      return "Searched[" + search + ", " + found.size() + "]";
    }
  }

  /**
   * A record that the agent may see.
   *
   * @param id its id
   * @param name its name
   * @param contactId the contact that a person account is as well, or null
   * @param texts those of its fields' values that the page was shown and that may hold a number
   */
  record Found(String id, String name, @Nullable String contactId, List<String> texts) {
    public Found {
      texts = List.copyOf(texts);
    }
  }

  /** What a page stands in. */
  enum Host {
    LIGHTNING,
    CLASSIC,
    STANDALONE
  }
}
