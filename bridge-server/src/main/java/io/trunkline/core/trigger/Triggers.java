package io.trunkline.core.trigger;

import io.trunkline.core.Shelf;

/** The triggers that administrators have written. */
public interface Triggers extends Shelf<Trigger> {}
