package io.trunkline.edge.store;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where the things of one kind are kept.
 *
 * @param name the table
 * @param kind the kind, for people
 * @param type what a document becomes
 * @param owner what each belongs to, or null
 * @param <T> the kind of thing
 */
record Table<T>(String name, String kind, Class<T> type, @Nullable Owner<T> owner) {

  /**
   * What a thing belongs to.
   *
   * @param column the column that says so
   * @param table where owners are kept
   * @param kind what owners are, for people
   * @param id the owner's id; may give null where a thing may belong to nobody
   */
  record Owner<T>(String column, String table, String kind, Function<T, @Nullable String> id) {}
}
