package io.trunkline.edge.admin;

import com.google.gson.JsonObject;
import io.trunkline.core.Kept;
import io.trunkline.core.Shelf;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A kind of thing that administrators make, as the API handles all of them alike.
 *
 * @param word one of them, such as {@code account}; also the first part of its secrets' names
 * @param path where they lie, such as {@code /api/accounts}
 * @param type their record
 * @param shelf where they are kept
 * @param complete puts defaults where the sender left something out
 * @param checks judges one before it is kept
 * @param users what needs the one with this id, so that it cannot be removed; for people
 * @param secrets members that are written and never read
 * @param kept secrets that come by another way than these members; only whether they are there is
 *     shown
 */
record Kind<T extends Kept>(
    String word,
    String path,
    Class<T> type,
    Shelf<T> shelf,
    Consumer<JsonObject> complete,
    BiConsumer<T, Checks> checks,
    Function<String, List<String>> users,
    List<String> secrets,
    List<String> kept) {
  /** One whose secrets are all entered as members. */
  Kind(
      String word,
      String path,
      Class<T> type,
      Shelf<T> shelf,
      Consumer<JsonObject> complete,
      BiConsumer<T, Checks> checks,
      Function<String, List<String>> users,
      List<String> secrets) {
    this(word, path, type, shelf, complete, checks, users, secrets, List.of());
  }

  /** Every secret of such a thing. */
  List<String> allSecrets() {
    return Stream.concat(secrets.stream(), kept.stream()).toList();
  }
}
