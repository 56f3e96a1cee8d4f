package io.trunkline.calls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TombstonesTest {
  @Test
  void remembersTheLastOnesAndForgetsThoseLongGone() {
    Tombstones stones = new Tombstones(10);

    for (int i = 0; i < 1_000; i++) {
      stones.add("c" + i);
      for (int last = Math.max(0, i - 9); last <= i; last++) {
        assertThat(stones.has("c" + last)).isTrue();
      }
      assertThat(stones.has("c" + (i - 20))).isFalse();
    }
  }

  @Test
  void knowsNobodyWhoHasNotHungUp() {
    assertThat(new Tombstones(10).has("c")).isFalse();
  }
}
