/**
 * One row per ticket that is due, and who may write it: {@link io.trunkline.core.ledger.LedgerRow}
 * first.
 */
@NullMarked
package io.trunkline.core.ledger;

import org.jspecify.annotations.NullMarked;
