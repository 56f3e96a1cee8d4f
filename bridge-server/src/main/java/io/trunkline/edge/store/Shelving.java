package io.trunkline.edge.store;

/**
 * What all shelves share.
 *
 * @param writer where their writes go
 * @param readers where they are read from at the start
 * @param lock one change of any shelf at a time: what one shelf allows depends on the others
 */
record Shelving(Writer writer, Readers readers, Object lock) {}
