package io.trunkline.edge.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.edge.recording.ByteRange.Asked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ByteRangeTest {
  @Test
  void readsRangesAsBrowsersSendThem() {
    assertThat(of("bytes=0-")).isEqualTo(part(0, 99));
    assertThat(of("bytes=10-19")).isEqualTo(part(10, 19));
    assertThat(of("bytes=90-200")).isEqualTo(part(90, 99));
    assertThat(of("bytes=-10")).isEqualTo(part(90, 99));
    assertThat(of("bytes=-1000")).isEqualTo(part(0, 99));
    assertThat(of("bytes=99-99")).isEqualTo(part(99, 99));
  }

  @Test
  void hasNothingBehindTheEnd() {
    assertThat(of("bytes=100-")).isEqualTo(new Asked.Nothing());
    assertThat(of("bytes=-0")).isEqualTo(new Asked.Nothing());
    assertThat(ByteRange.of("bytes=0-", 0)).isEqualTo(new Asked.Nothing());
  }

  @Test
  void givesTheWholeForWhatItNeedNotKnow() {
    assertThat(of(null)).isEqualTo(new Asked.Whole());
    assertThat(of("bytes=")).isEqualTo(new Asked.Whole());
    assertThat(of("bytes=-")).isEqualTo(new Asked.Whole());
    assertThat(of("bytes=5-2")).isEqualTo(new Asked.Whole());
    assertThat(of("bytes=0-1,5-6")).isEqualTo(new Asked.Whole());
    assertThat(of("seconds=0-1")).isEqualTo(new Asked.Whole());
    assertThat(of("bytes=0-99999999999999999999")).isEqualTo(new Asked.Whole());
    assertThat(ByteRange.of("bytes=0-1", -1)).isEqualTo(new Asked.Whole());
  }

  private static Asked of(@Nullable String header) {
    return ByteRange.of(header, 100);
  }

  private static Asked part(long from, long to) {
    return new Asked.Part(new ByteRange(from, to));
  }
}
