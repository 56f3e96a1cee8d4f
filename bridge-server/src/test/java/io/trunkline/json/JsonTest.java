package io.trunkline.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParseException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonTest {
  enum Colour {
    RED
  }

  record Leaf(String name, Colour colour) {}

  record Tree(
      String name,
      int height,
      boolean evergreen,
      @Nullable Instant planted,
      List<Leaf> leaves,
      Map<String, Object> notes) {
    Tree {
      leaves = List.copyOf(leaves);
      notes = Map.copyOf(notes);
    }
  }

  @Test
  void givesBackWhatItWrote() {
    Tree tree =
        new Tree(
            "oak",
            7,
            true,
            Instant.parse("2026-11-22T12:00:00.123456789Z"),
            List.of(new Leaf("first", Colour.RED)),
            Map.of("age", 70, "rings", 70_000_000_000L, "girth", 1.5, "old", true, "of", "1"));

    String json = Json.gson().toJson(tree);

    assertThat(Json.gson().fromJson(json, Tree.class)).isEqualTo(tree);
  }

  @Test
  void readsMissingCollectionsAsEmptyAndAMissingBooleanAsFalse() {
    assertThat(Json.gson().fromJson("{\"name\":\"oak\",\"height\":1,\"leaves\":null}", Tree.class))
        .isEqualTo(new Tree("oak", 1, false, null, List.of(), Map.of()));
  }

  @Test
  void namesWhatIsMissing() {
    assertRefused("{\"height\":1}", "Tree.name is missing");
    assertRefused("{\"name\":\"oak\"}", "Tree.height is missing");
    assertRefused(
        "{\"name\":\"oak\",\"height\":1,\"leaves\":[{\"name\":\"x\",\"colour\":\"PINK\"}]}",
        "Leaf.colour is missing, or not a word that is known there");
  }

  @Test
  void refusesWhatTheRecordItselfRefuses() {
    assertRefused("{\"name\":\"oak\",\"height\":1,\"leaves\":[null]}", "Tree is not valid");
    assertRefused("{\"name\":\"oak\",\"height\":1,\"notes\":{\"a\":null}}", "Tree is not valid");
  }

  @Test
  void refusesWhatIsNoRecordAtAll() {
    assertRefused("[1]", "Tree must be an object");
    assertRefused("{\"name\":\"oak\",\"height\":1,\"planted\":\"soon\"}", "Tree is not valid");
  }

  private static void assertRefused(String json, String why) {
    assertThatThrownBy(() -> Json.gson().fromJson(json, Tree.class))
        .isInstanceOf(JsonParseException.class)
        .hasMessageContaining(why);
  }
}
