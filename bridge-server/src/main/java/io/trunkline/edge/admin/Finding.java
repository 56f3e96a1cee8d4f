package io.trunkline.edge.admin;

/**
 * One thing that the test of an account looked at.
 *
 * @param what what was looked at
 * @param good whether it is as it should be
 * @param words what was found, with the remedy where it is not
 */
public record Finding(String what, boolean good, String words) {}
