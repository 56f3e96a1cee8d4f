package io.trunkline.lab.story;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The catalogue: every story that phones can play on a lab. */
public final class Stories {
  private Stories() {}

  /** All of them, for whichever version. */
  public static List<Story> all() {
    return Stream.of(
            ReferStories.all(),
            FeatureCodeStories.all(),
            ConsultationStories.all(),
            MovedStories.all(),
            MemberStories.all(),
            LocalStories.all(),
            PassageStories.all(),
            PlaceStories.all())
        .flatMap(List::stream)
        .toList();
  }

  /** The story of this name. */
  public static Optional<Story> named(String name) {
    return all().stream().filter(story -> story.name().equals(name)).findFirst();
  }
}
