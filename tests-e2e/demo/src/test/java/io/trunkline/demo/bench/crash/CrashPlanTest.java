package io.trunkline.demo.bench.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.demo.Person;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrashPlanTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 7, 11, 42, 20_261_128})
  void everySeedHasEnoughOfEachKind(long seed) {
    CrashPlan plan = CrashPlan.of(seed, 200);

    assertThat(plan.concerning(List.of(Person.ALICE, Person.BOB))).isGreaterThan(80);
    assertThat(plan.cases()).isGreaterThan(20);
    assertThat(plan.tabs()).isGreaterThan(5);
    assertThat(plan.transfers()).isGreaterThan(5);
    assertThat(plan.org()).filteredOn(OrgMishap::isHeld).hasSizeGreaterThan(10);
    assertThat(plan.org())
        .filteredOn(mishap -> mishap.isHeld() && mishap.delay().toSeconds() > 120)
        .hasSizeGreaterThanOrEqualTo(2);
    assertThat(plan.longestHeld()).isLessThan(Duration.ofSeconds(150));
    assertThat(plan.pages().get(Person.ALICE))
        .filteredOn(mishap -> mishap.kind() == PageMishap.Kind.SLEEP)
        .isNotEmpty()
        .allMatch(mishap -> mishap.lasts().toSeconds() > 30);
    assertThat(CrashPlan.of(seed, 200)).isEqualTo(plan);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 7, 11, 42, 20_261_128})
  void aShortRunHasItsHeldSavesAndItsShareOfChromiumToo(long seed) {
    CrashPlan plan = CrashPlan.of(seed, 20);

    assertThat(plan.concerning(List.of(Person.ALICE, Person.BOB))).isGreaterThanOrEqualTo(7);
    assertThat(plan.org()).filteredOn(OrgMishap::isHeld).hasSizeGreaterThanOrEqualTo(2);
  }
}
