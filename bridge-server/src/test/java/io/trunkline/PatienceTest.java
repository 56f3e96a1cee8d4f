package io.trunkline;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.config.ConfigFile;
import io.trunkline.core.flow.FlowSettings;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PatienceTest {
  @Test
  void isTheStandardOneWhereTheConfigurationFileSaysNothing() {
    assertThat(Wiring.patience(ConfigFile.defaults(), ZoneOffset.UTC))
        .isEqualTo(FlowSettings.standard(ZoneOffset.UTC));
  }

  @Test
  void restsAnUndecidedSaveForAsLongAsTheConfigurationFileSays() {
    var config = ConfigFile.parse("tickets.undecided-wait = 7 minutes");

    assertThat(Wiring.patience(config, ZoneOffset.UTC))
        .isEqualTo(FlowSettings.standard(ZoneOffset.UTC).withUndecidedWait(Duration.ofMinutes(7)));
  }
}
