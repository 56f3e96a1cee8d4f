/** The story of a call, told once: what happened, who sees it, which ticket it leaves. */
@NullMarked
package io.trunkline.core.flow;

import org.jspecify.annotations.NullMarked;
