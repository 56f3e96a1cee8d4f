/**
 * What travels between the bridge and an agent's page: {@link io.trunkline.core.pop.ToPage} and
 * {@link io.trunkline.core.pop.FromPage}.
 */
@NullMarked
package io.trunkline.core.pop;

import org.jspecify.annotations.NullMarked;
