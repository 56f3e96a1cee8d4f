package io.trunkline.ami.client;

import io.trunkline.ami.action.AmiAction;
import io.trunkline.ami.wire.Wanted;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a login asks the PBX not to send. These events end with a text that comes from the dialplan
 * and that Asterisk does not escape (application data, a user event's body): line ends in it forge
 * whole events that nobody can tell from true ones. What is not sent forges nothing.
 */
final class Unheard {
  private static final List<String> RAW =
      List.of("Newexten", "UserEvent", "AGIExecStart", "AGIExecEnd", "CEL", "Cdr");

  private Unheard() {}

  /** The action that asks for silence, unless somebody wants to hear them all. */
  static Optional<AmiAction> action(Wanted wanted) {
    String names =
        RAW.stream().filter(name -> !wanted.wants(name)).collect(Collectors.joining("|"));
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(AmiAction.filterOut("^Event: (" + names + ")[[:space:]]"));
  }
}
