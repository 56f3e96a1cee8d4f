/**
 * What must survive a restart, in one SQLite database: open {@link io.trunkline.edge.store.Store}
 * first, then {@link io.trunkline.edge.store.Writer}, through which every write goes.
 */
@NullMarked
package io.trunkline.edge.store;

import org.jspecify.annotations.NullMarked;
