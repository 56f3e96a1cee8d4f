package io.trunkline.core;

import java.util.List;
import java.util.Optional;

/**
 * All things of one kind that administrators have made. Safe for use from several threads; reads
 * come from memory, so that a change counts from the next event on without a restart.
 *
 * @param <T> the kind of thing
 */
public interface Shelf<T extends Kept> {
  /** All of them, by name. */
  List<T> all();

  /** The one with this id. */
  Optional<T> find(String id);

  /**
   * Keeps a new thing or a changed one, written down before this returns.
   *
   * @throws NameTaken when another one of its kind bears the name
   */
  void put(T thing);

  /** Forgets one; false when there was none. */
  boolean remove(String id);

  /** Another thing of the same kind bears that name already. */
  final class NameTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Names the name. */
    public NameTaken(String name) {
      super("the name " + name + " is taken; choose another");
    }
  }
}
