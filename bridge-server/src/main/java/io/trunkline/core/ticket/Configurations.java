package io.trunkline.core.ticket;

import io.trunkline.core.Shelf;

/** The configurations of all accounts. */
public interface Configurations extends Shelf<Configuration> {}
