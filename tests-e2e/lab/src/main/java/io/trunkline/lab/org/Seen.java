package io.trunkline.lab.org;

/** A request that reached the org, whatever became of it. */
public record Seen(Door door, String method, String path, String query) {}
