package io.trunkline.core.agent;

import io.trunkline.core.Kept;
import java.util.List;

/**
 * A person who takes calls.
 *
 * @param id made by us
 * @param name for people; goes into tickets
 * @param email the same as in Salesforce, compared without case
 * @param lines the phones that are this agent's
 */
public record Agent(String id, String name, String email, List<Line> lines) implements Kept {
  public Agent {
    lines = List.copyOf(lines);
  }

  /**
   * A phone of an agent.
   *
   * @param pbx the PBX's id
   * @param phone Asterisk's interface, such as {@code PJSIP/1001}
   */
  public record Line(String pbx, String phone) {}
}
