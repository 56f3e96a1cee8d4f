package io.trunkline.lab.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.trunkline.calls.CallEvent;
import io.trunkline.lab.asterisk.AsteriskVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What expected.json says of one call event; the same file that the tapes are compared with. */
record Meaning(
    String status,
    String direction,
    @Nullable String queue,
    @Nullable String agent,
    @Nullable String number,
    @Nullable String reason,
    @Nullable String name,
    @Nullable Map<String, String> variables,
    @Nullable Boolean recorded,
    @Nullable List<String> recordings) {
  private static final Gson GSON = new Gson();

  /** A story's meaning on this version. */
  static List<Meaning> of(Story story, AsteriskVersion version) {
    String path = "/tapes/asterisk-" + version + "/expected.json";
    try (InputStream in = Meaning.class.getResourceAsStream(path)) {
      JsonObject all = GSON.fromJson(new InputStreamReader(in, UTF_8), JsonObject.class);
      if (!all.has(story.name())) {
        throw new IllegalStateException(path + " says nothing of " + story);
      }
      return List.of(GSON.fromJson(all.get(story.name()), Meaning[].class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What has happened, said as widely as the meaning of the same party's event in that place. */
  static Map<String, List<Meaning>> heard(List<CallEvent> events, List<Meaning> expected) {
    Map<String, List<Meaning>> like = byParty(expected);
    Map<String, List<Meaning>> heard = new TreeMap<>();
    for (CallEvent event : events) {
      Meaning plain = of(event, null);
      List<Meaning> before = heard.computeIfAbsent(plain.party(), p -> new ArrayList<>());
      List<Meaning> his = like.getOrDefault(plain.party(), List.of());
      before.add(before.size() < his.size() ? of(event, his.get(before.size())) : plain);
    }
    return heard;
  }

  /** Between two parties of an agent the order says nothing. */
  static Map<String, List<Meaning>> byParty(List<Meaning> all) {
    return all.stream()
        .collect(Collectors.groupingBy(Meaning::party, TreeMap::new, Collectors.toList()));
  }

  private String party() {
    return agent + " " + direction + " " + queue + " " + number;
  }

  private static Meaning of(CallEvent e, @Nullable Meaning like) {
    boolean isNamed = like != null && like.name != null;
    boolean isRecorded = like != null && like.recorded != null;
    boolean hasFiles = like != null && like.recordings != null;
    return new Meaning(
        e.status().word(),
        e.direction().word(),
        e.queue(),
        e.agent(),
        e.number(),
        e.reason(),
        isNamed ? e.name() : null,
        like == null || like.variables == null ? null : variables(e, like.variables),
        isRecorded ? e.facts().recorded() : null,
        hasFiles ? fileNames(e.facts().recordings()) : null);
  }

  private static Map<String, String> variables(CallEvent e, Map<String, String> named) {
    Map<String, String> variables = new LinkedHashMap<>(e.facts().variables());
    variables.keySet().retainAll(named.keySet());
    return variables;
  }

  private static List<String> fileNames(List<String> paths) {
    return paths.stream().map(path -> path.substring(path.lastIndexOf('/') + 1)).toList();
  }
}
