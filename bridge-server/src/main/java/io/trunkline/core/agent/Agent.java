package io.trunkline.core.agent;

import io.trunkline.core.Kept;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person who takes calls.
 *
 * @param id made by us
 * @param name for people; goes into tickets
 * @param email the same as in Salesforce, compared without case
 * @param lines the phones that are this agent's
 * @param salesforceUsername the username in Salesforce, where the e-mail does not tell which user
 *     it is; null where it does
 */
public record Agent(
    String id, String name, String email, List<Line> lines, @Nullable String salesforceUsername)
    implements Kept {
  public Agent {
    lines = List.copyOf(lines);
  }

  /** An agent whose e-mail tells which user of the org it is. */
  public Agent(String id, String name, String email, List<Line> lines) {
    this(id, name, email, lines, null);
  }

  /** By what the org is asked for the agent's user: the username where one is given. */
  public String salesforceName() {
    return salesforceUsername == null || salesforceUsername.isBlank()
        ? email
        : salesforceUsername.strip();
  }

  /**
   * A phone of an agent.
   *
   * @param pbx the PBX's id
   * @param phone Asterisk's interface, such as {@code PJSIP/1001}
   */
  public record Line(String pbx, String phone) {}
}
