/** What a store promises: {@link io.trunkline.edge.store.LedgerContract} first. */
@NullMarked
package io.trunkline.edge.store;

import org.jspecify.annotations.NullMarked;
