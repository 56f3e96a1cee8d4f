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
   * @throws Unknown when it belongs to something that is not there
   * @throws NotKept when it could not be written; then nothing has changed
   */
  void put(T thing);

  /**
   * Forgets one; false when there was none.
   *
   * @throws InUse when something else needs it
   * @throws NotKept when that could not be written; then it is still there
   */
  boolean remove(String id);

  /** Another thing of the same kind bears that name already. */
  final class NameTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Names the name. */
    public NameTaken(String name) {
      super("the name " + name + " is taken; choose another");
    }
  }

  /** It cannot be forgotten while others need it. */
  final class InUse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> users;

    /** Names the thing and who uses it, such as {@code trigger sales floor}. */
    public InUse(String name, List<String> users) {
      super(name + " is in use by " + String.join(", ", users) + "; change or remove that first");
      this.users = List.copyOf(users);
    }

    /** Who uses it, in words for people. */
    public List<String> users() {
      return users;
    }
  }

  /** It belongs to something that does not exist, or not any more. */
  final class Unknown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Names what is missing, such as {@code account a1}. */
    public Unknown(String missing) {
      super("the " + missing + " does not exist; choose another");
    }
  }
}
