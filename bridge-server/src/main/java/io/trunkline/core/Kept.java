package io.trunkline.core;

/** Something an administrator made, with a name for people and an id that never changes. */
public interface Kept {
  /** The id, made by us once; URL-safe. */
  String id();

  /** The name people gave it, unique among its kind. */
  String name();
}
