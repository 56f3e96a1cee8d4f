package io.trunkline.core.ticket;

import io.trunkline.core.Shelf;

/** The channel variables that administrators have declared. */
public interface CustomVariables extends Shelf<CustomVariable> {}
