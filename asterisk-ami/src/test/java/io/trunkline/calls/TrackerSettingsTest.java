package io.trunkline.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.wire.AmiMessage;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TrackerSettingsTest {
  @Test
  void namesEveryVariableOfTheTapesThatItWatches() {
    TrackerSettings settings = TrackerSettings.of("lab", Set.of(), Tape.VARIABLES);
    Set<String> watched = new TreeSet<>();
    for (Tape tape : Tape.all()) {
      for (AmiMessage message : tape.messages()) {
        String variable = message.isNamed("VarSet") ? message.get("Variable") : null;
        if (variable != null && settings.watches(variable)) {
          watched.add(variable);
        }
      }
    }

    Set<String> named = settings.watchedVariables(Tape.VARIABLES);

    assertThat(watched).contains("BLINDTRANSFER", "CUSTOMER_ID", "MIXMONITOR_FILENAME");
    assertThat(named).containsAll(watched).allMatch(settings::watches);
    assertThat(named).contains(TrackerSettings.DEFAULT_ROUTE_VARIABLE).containsAll(Tape.VARIABLES);
  }
}
