package io.trunkline.core.access;

import io.trunkline.core.Shelf;

/** Everybody who may sign in. */
public interface Logins extends Shelf<Login> {}
