package io.trunkline.edge.pbx;

import io.trunkline.ami.client.LinkState;
import io.trunkline.ami.rights.ManagerRights;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one visit to a PBX found; nothing but the state when there was no login.
 *
 * @param state how the login ended
 * @param version Asterisk's version; empty when it was not told
 * @param rights what the login may; empty without one
 * @param ahead how far the PBX's clock is before ours, negative behind; empty when not told
 * @param queues the members of each queue by the queue's name; empty when not told
 * @param phones the PJSIP endpoints as {@code PJSIP/1001}; empty when the rights do not allow it or
 *     the PBX has no PJSIP
 */
public record PbxView(
    LinkState state,
    Optional<String> version,
    Optional<ManagerRights> rights,
    Optional<Duration> ahead,
    Optional<Map<String, List<Member>>> queues,
    Optional<Set<String>> phones) {

  /**
   * Somebody whom a queue calls.
   *
   * @param name for people
   * @param phone the interface that is called
   * @param known whether Asterisk knows the phone whose state it watches for this member
   */
  public record Member(String name, String phone, boolean known) {}

  /** Of a PBX that let nobody in. */
  public static PbxView without(LinkState state) {
    return new PbxView(
        state,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
