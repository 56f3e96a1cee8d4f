package io.trunkline.core.dial;

import io.trunkline.core.Shelf;

/** The PBXs we follow. */
public interface Pbxs extends Shelf<Pbx> {}
