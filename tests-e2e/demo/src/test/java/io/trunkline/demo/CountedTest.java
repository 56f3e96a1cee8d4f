package io.trunkline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.lab.org.FakeOrg;
import io.trunkline.lab.org.OrgSettings;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CountedTest {
  private static final String ANN = "+12015550100";
  private static final String BEN = "+12015550101";

  @Test
  void findsWhatIsLostAndWhatIsDoubled() {
    try (FakeOrg org = FakeOrg.start(OrgSettings.local(Clock.systemUTC(), ZoneOffset.UTC))) {
      task(org, "TL-1", ANN);
      task(org, "TL-2", ANN);

      Counted counted = Counted.of(List.of(ANN, BEN), Set.of("TL-1"), org.tasks());

      assertThat(counted).isEqualTo(new Counted(2, 1, 2, 1, 1));
      assertThat(counted.isPerfect()).isFalse();
    }
  }

  @Test
  void findsOneReferenceOnTwoRecords() {
    try (FakeOrg org = FakeOrg.start(OrgSettings.local(Clock.systemUTC(), ZoneOffset.UTC))) {
      task(org, "TL-1", ANN);
      task(org, "TL-1", BEN);

      Counted counted = Counted.of(List.of(ANN, BEN), Set.of("TL-1", "TL-2"), org.tasks());

      assertThat(counted).isEqualTo(new Counted(2, 2, 2, 1, 0));
    }
  }

  private static void task(FakeOrg org, String reference, String caller) {
    org.add(
        "Task",
        Map.of("CallObject", reference, "Description", "Call\nCaller Number: " + caller + "\nx"));
  }
}
