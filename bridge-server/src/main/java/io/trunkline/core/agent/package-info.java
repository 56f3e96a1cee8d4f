/** Who takes calls, and at which pages: {@link io.trunkline.core.agent.Agent} first. */
@NullMarked
package io.trunkline.core.agent;

import org.jspecify.annotations.NullMarked;
