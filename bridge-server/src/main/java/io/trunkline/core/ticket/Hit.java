package io.trunkline.core.ticket;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A record that was found for a number. A person account stands as its contact among contacts;
 * where those are not searched, it is an account like the others.
 *
 * @param object the kind of record that was found
 * @param match what it means
 */
public record Hit(String object, Match match) {
  /** More people than this with one number are no answer to "who is calling". */
  private static final int MOST = 50;

  /** The customers of the first kind of record, in the module's order, that knows the number. */
  public static List<Match> best(List<Hit> hits, SearchSettings.Module module) {
    return module.objects().stream()
        .map(object -> of(object, hits, module))
        .filter(matches -> !matches.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** All customers of the module's kinds, those of the first kind first. */
  public static List<Match> all(List<Hit> hits, SearchSettings.Module module) {
    return module.objects().stream()
        .flatMap(object -> of(object, hits, module).stream())
        .limit(MOST)
        .toList();
  }

  /** One match per record: a person account comes as Account and as its Contact. */
  private static List<Match> of(String object, List<Hit> hits, SearchSettings.Module module) {
    return List.copyOf(
        hits.stream()
            .filter(hit -> hit.stands(module).equals(object))
            .map(Hit::match)
            .collect(
                Collectors.toMap(
                    Match::id, match -> match, (first, again) -> first, LinkedHashMap::new))
            .values()
            .stream()
            .limit(MOST)
            .toList());
  }

  private String stands(SearchSettings.Module module) {
    return module.objects().contains(match.object()) ? match.object() : object;
  }
}
