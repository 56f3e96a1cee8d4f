package io.trunkline.ami.action;

import io.trunkline.ami.wire.AmiMessage;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the PBX said to an action. An error is an answer too.
 *
 * @param response the response block itself
 * @param rows the list's events in order, without the one that ended it; empty where there is none
 */
public record AmiResponse(AmiMessage response, List<AmiMessage> rows) {
  /**
   * "No Contacts found", "No dialplan hints are available": how some lists say that they are empty.
   */
  private static final Pattern EMPTY_LIST =
      Pattern.compile("No (?!such ).*(found|available)\\.?", Pattern.CASE_INSENSITIVE);

  public AmiResponse {
    rows = List.copyOf(rows);
  }

  /** Whether the PBX did not refuse; an empty list that is told as an error is no refusal. */
  public boolean success() {
    return !response.isNamed("Error") || EMPTY_LIST.matcher(message()).matches();
  }

  /** The response's own words, empty when it has none. */
  public String message() {
    String message = response.get("Message");
    return message == null ? "" : message;
  }

  /** The ActionID it went under, empty when none came back. */
  public String actionId() {
    String id = response.get("ActionID");
    return id == null ? "" : id;
  }
}
